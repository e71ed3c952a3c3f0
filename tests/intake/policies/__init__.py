"""What intake does of itself."""
