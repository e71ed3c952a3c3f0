"""A claim for a grant, from Form 07 to its one payment."""
