"""Who comes to the doors."""
