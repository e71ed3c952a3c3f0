"""What hangs on the wall of legal aid: the matters, and the registers."""
