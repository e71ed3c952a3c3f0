"""Whole journeys, through all services at once, over their public doors."""
