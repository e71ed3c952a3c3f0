"""One client's request for legal aid, from asking to the archive."""
