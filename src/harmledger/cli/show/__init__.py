"""How a reading and a record look to a person at a terminal, and the verb that shows one record."""

from harmledger.cli.show.verb import show

__all__ = ["show"]
