"""Machinery: everything that does I/O, and nothing that knows what a stay is."""
