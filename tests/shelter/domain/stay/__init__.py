"""One resident's time in one house."""
