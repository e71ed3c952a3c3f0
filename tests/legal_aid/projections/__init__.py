"""What hangs on the wall of legal aid."""
