"""Tests of the room's projections."""
