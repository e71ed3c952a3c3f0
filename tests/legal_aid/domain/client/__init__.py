"""A client, and who is against them."""
