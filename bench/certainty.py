"""Learns and calibrates how surely fields are read, writes the weights, and draws how far they can be trusted.

`HARMLEDGER_BENCH=… python bench/certainty.py` reads the development reports, learns weights of the signs from their
labels, calibrates them on the labels made by hand (bench/labels), and writes the weights file, the table and the
diagram. `--check` only says how the weights that are there do. Weights hold abstract signs only.
"""

from __future__ import annotations

import sys
from pathlib import Path

# Run as a file, Python looks for modules in this folder first; the package is one above.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.learning.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
