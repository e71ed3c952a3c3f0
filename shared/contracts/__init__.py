"""What rooms have agreed to tell each other; changing a fact takes both rooms and an ADR."""
