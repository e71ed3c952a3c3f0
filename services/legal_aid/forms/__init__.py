"""The papers that legal aid prints."""
