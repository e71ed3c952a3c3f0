"""Signs of re-trafficking."""
