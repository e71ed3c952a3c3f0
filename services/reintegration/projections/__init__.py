"""What hangs on the wall of this room: plans, and the follow-up calendar."""
