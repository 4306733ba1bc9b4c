"""Lets `python -m harmledger` do what the `harmledger` command does."""

import sys

from harmledger.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
