"""Who comes to know what of a journey: of the unit, a stranger, an officer."""
