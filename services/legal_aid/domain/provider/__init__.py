"""Who acts for clients, whom they served, and whom they faced."""
