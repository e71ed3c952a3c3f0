"""Two journeys that may be one person's: judged, linked and unlinked."""
