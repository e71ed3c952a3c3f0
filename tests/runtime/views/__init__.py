"""Rows, drawn once and drawn anew."""
