"""Histories that every room keeps alike: who works on a journey, units, alerts, corrections."""
