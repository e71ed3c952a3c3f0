"""Two journeys that may be one person's."""
