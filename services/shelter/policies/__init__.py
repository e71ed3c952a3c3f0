"""What the shelter does by itself when it hears something or a limit passes."""
