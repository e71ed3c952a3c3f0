"""A matter, from asking to the archive."""
