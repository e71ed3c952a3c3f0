"""What workers write about a person: kept, found again, moved and destroyed."""
