"""Erasure, retention and breaches."""
