"""Rows drawn from a stream, each message exactly once, and drawn anew beside the old."""
