"""The papers that reintegration prints."""
