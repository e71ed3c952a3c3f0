"""The HTTP edge, alike in every room."""
