"""This room's duties: when a plan opens by itself, and which clocks run."""
