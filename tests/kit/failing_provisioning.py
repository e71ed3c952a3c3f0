"""Provisioning that finds something it may not do."""

import sys

if __name__ == "__main__":
    sys.exit("FACTS would be weaker")
