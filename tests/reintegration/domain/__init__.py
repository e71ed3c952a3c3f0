"""Tests of the room's domain."""
