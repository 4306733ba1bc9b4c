"""What people and the machine do to a register: the only code that writes to it."""
