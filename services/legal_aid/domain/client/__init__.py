"""A client: their matters, their standing in law, and who is against them."""
