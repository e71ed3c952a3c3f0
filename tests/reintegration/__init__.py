"""The reintegration room, told by its tests."""
