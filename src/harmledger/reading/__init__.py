"""From a report to its claims: scan, match, assemble, resolve; `Reader` is the one door."""

from harmledger.reading.reader import Reader

__all__ = ["Reader"]
