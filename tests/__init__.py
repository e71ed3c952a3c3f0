"""What the platform promises, told as sentences and tried on real servers."""
