"""What reintegration knows and decides; pure, and in its own words."""
