"""What a participant is given."""
