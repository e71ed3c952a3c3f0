"""Consents: given, in doubt, taken back; and processing that is restricted."""
