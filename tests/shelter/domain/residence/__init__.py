"""Where a person lives, and who pays."""
