"""What changes together, in one atomic append, or not at all."""
