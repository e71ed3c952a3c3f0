"""Someone in the community who gives first refuge, or looks in."""
