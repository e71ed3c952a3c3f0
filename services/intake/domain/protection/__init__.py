"""Protection of a person in danger, and of those close to them."""
