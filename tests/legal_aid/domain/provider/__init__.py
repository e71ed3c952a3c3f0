"""Who acts for clients."""
