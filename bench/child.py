"""Reads invented reports in a process of its own and prints its peak memory (`python -m bench.child WHO COUNT`)."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from bench import corpus, ours, peer


def peak_mb() -> float:
    """Peak resident memory of this process in MB.

    Linux hands the parent's peak on to `getrusage` of a child, so the kernel's own mark of this address space is
    taken where there is one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main(who: str, count: int) -> None:
    """Read `count` reports with `ours`, `peer` or nothing at all (`bare`), then print one JSON object."""
    began = time.perf_counter()
    if who != "bare":
        read = ours.load() if who == "ours" else peer.load().read
        for report in corpus.reports(count):
            read(report)
    print(json.dumps({"peak_mb": peak_mb(), "seconds": time.perf_counter() - began}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
