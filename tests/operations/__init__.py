"""The room that only listens, and the ground everything runs on."""
