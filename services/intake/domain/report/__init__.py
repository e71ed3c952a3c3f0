"""A report that somebody may be trafficked: never refused, never deleted."""
