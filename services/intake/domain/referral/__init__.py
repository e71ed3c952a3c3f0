"""What intake asks of another service, and every step until it ends."""
