"""The engine: patterns over typed tokens, overlaps and trace; it knows no word of the domain and of no language."""

from harmledger.grammar.alphabet import Alphabet
from harmledger.grammar.compiling import Pattern
from harmledger.grammar.line import Line, Node
from harmledger.grammar.pattern import PatternError, parse
from harmledger.grammar.rule import Match, Rule
from harmledger.grammar.stage import Stage
from harmledger.grammar.trace import Trace

__all__ = ["Alphabet", "Line", "Match", "Node", "Pattern", "PatternError", "Rule", "Stage", "Trace", "parse"]
