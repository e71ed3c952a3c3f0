"""What is written about a person: kept, found, destroyed."""
