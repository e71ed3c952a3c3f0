"""What no single plan can see."""
