"""What a participant is given under a plan: a way home, learning, work, a loan."""
