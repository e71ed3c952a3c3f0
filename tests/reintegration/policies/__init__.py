"""Tests of the room's policies."""
