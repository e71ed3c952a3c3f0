"""What changes together, or not at all."""
