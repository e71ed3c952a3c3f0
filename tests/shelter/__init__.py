"""The shelter, as its workers would tell it."""
