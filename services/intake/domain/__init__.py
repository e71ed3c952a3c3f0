"""What intake thinks: the case, the journey's one open door, and where a referral stands."""
