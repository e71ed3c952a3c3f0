"""Who comes to the doors: an issuer's tokens, the keys that check them, and who must wait."""
