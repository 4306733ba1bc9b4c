"""Backups: one moment of a register as files that either database takes, with the keys apart, under a passphrase."""
