"""What the shelter may do and must not: houses, stays, and one residence a person."""
