"""A journey's one door."""
