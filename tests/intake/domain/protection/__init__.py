"""Protection of people in danger."""
