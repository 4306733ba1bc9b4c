"""Invented later forms of the tables, to try what brings a register forward."""
