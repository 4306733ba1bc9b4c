"""The forms that a register's tables have had, oldest first; each is reached from the one before it."""
