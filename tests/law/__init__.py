"""What the law says, cell by cell."""
