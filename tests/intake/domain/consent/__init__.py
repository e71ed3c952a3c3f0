"""Consents, and what they carry."""
