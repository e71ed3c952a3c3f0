"""Tests of intake: what a caseworker there would say is so."""
