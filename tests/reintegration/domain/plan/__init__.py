"""A plan, from its opening to its outcome."""
