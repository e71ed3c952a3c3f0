"""Shapes without meaning: ids, messages, deciders, terms. Pure: no I/O, no clock, no chance."""
