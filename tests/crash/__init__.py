"""Bad days: processes are killed or frozen, messages are broken, and nothing is lost by it."""
