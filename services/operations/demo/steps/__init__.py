"""What workers do on the demonstration's ways, one file for each room."""
