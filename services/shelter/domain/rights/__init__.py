"""What the shelter knows of a person's rights."""
