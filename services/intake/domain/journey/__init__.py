"""A journey's one door at intake: which case is open, and which follows."""
