"""`make bench`: how fast the platform is, beside the bare engine in the same run."""
