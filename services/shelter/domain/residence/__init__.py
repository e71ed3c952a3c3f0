"""Where a person lives, at most one house at a time, and who pays for it."""
