"""The papers that are printed."""
