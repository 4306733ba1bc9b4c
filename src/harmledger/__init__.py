"""Harmledger reads reports of attacks on civilians into claims, and ties each value to the words that say so."""

__version__ = "0.1.0.dev0"
