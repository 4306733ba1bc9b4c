"""Checks a register from its anchor down to the bytes, at one moment, and names what does not hold; writes nothing."""
