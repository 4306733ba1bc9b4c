"""What the reader knows of its languages: rule objects only, one file a field, each rule with its examples."""

from harmledger.rules.catalogue import NAMED_TYPES, OUTPUT_TYPES, catalogue, english

__all__ = ["NAMED_TYPES", "OUTPUT_TYPES", "catalogue", "english"]
