"""Finding a person again: their identity, who was compared, who searched."""
