"""What an answer to the person sets going: erasure, keys, retention, breaches."""
