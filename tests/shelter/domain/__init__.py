"""The rules of houses, stays and residences."""
