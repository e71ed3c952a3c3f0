"""The shapes without meaning, and how they count."""
