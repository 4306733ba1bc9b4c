"""What can be asked of a register: the only code that reads it for others, and none that writes."""
