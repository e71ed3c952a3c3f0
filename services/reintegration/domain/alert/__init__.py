"""Signs of re-trafficking: looked at the same day, confirmed or dismissed."""
