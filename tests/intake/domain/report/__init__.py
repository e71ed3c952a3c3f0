"""Reports, never refused."""
