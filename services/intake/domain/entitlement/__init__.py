"""What Article 37 gives a person, and what became of each item."""
