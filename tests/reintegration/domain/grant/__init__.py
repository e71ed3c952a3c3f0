"""A claim for a grant."""
