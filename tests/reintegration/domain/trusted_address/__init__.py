"""Who gives first refuge."""
