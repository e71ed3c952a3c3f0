"""The papers that intake prints."""
