"""The command `journey`, for the operations room and for whoever runs the platform."""
