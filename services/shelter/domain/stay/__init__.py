"""One resident's time in one house, from the request to the way out."""
