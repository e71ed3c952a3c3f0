"""Finding a person again."""
