"""Keys, masters and vaults."""
