"""Measures speed and accuracy and writes bench/RESULTS.md; `make bench` runs it."""

from __future__ import annotations

import sys
from pathlib import Path

# Run as a file, Python looks for modules in this folder first; the package is one above.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
