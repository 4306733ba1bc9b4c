"""What the reader knows of its languages: rule objects only, one file a field, each rule with its examples."""

from harmledger.rules.catalogue import NAMED_TYPES, NAMES, NAMES_BEHIND, OUTPUT_TYPES, catalogue, english

__all__ = ["NAMED_TYPES", "NAMES", "NAMES_BEHIND", "OUTPUT_TYPES", "catalogue", "english"]
