"""A house and its places."""
