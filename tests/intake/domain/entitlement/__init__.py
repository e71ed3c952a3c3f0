"""What Article 37 gives."""
