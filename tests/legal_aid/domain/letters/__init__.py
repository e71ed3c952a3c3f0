"""Letters to the centre."""
