"""What the rooms share: shapes without meaning, agreed facts, and machinery."""
