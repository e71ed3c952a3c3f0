"""What the shelter does by itself."""
