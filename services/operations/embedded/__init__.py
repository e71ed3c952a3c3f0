"""The whole platform on one computer: real servers and services as child processes."""
