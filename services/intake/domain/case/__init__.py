"""An intake case, from a report to the answer whether somebody is a victim, and beyond a no."""
