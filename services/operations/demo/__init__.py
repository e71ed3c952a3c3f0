"""The demonstration: made-up people walk their ways through the public doors of all rooms."""
