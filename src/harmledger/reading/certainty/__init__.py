"""How surely a text says what was read: signs of each field, weighed by learned weights, calibrated on labels."""

from harmledger.reading.certainty.judge import FIELDS, Judge
from harmledger.reading.certainty.weighing import CLEARLY, Weights, load_weights

__all__ = ["CLEARLY", "FIELDS", "Judge", "Weights", "load_weights"]
