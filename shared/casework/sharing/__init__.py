"""Who outside a unit is let in to a journey, on what basis, and until when."""
