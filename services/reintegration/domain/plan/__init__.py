"""One participant's way into community life, from its opening to its outcome."""
