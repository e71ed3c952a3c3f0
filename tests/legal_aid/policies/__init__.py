"""What legal aid does by itself."""
