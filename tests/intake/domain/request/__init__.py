"""What a person asks about what is held of them."""
