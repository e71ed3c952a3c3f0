"""What hangs on the wall of the shelter's office: beds, stays, funded days."""
