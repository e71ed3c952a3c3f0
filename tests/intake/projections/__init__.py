"""What the boards of intake show."""
