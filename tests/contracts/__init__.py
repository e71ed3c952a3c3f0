"""What all rooms keep to."""
