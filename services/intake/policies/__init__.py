"""What intake does of itself: it keeps sight of its referrals and of its limits."""
