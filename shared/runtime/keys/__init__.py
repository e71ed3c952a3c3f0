"""The keys under which content lies: masters, vaults, and how one replaces another."""
