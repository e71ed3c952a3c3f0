"""A house: its places, its licence, and who takes them."""
