"""What the reader knows of its languages: rule objects only, one file a field, each rule with its examples."""

from harmledger.rules.catalogue import LANGUAGES, NAMED_TYPES, OUTPUT_TYPES, catalogue, grammar
from harmledger.rules.languages import Language

__all__ = ["LANGUAGES", "NAMED_TYPES", "OUTPUT_TYPES", "Language", "catalogue", "grammar"]
