"""The words, as data: what people are called, words of harm, times, places, actors, weapons, objects; one typed loader."""

from harmledger.lexicon.actors_table import Actor, load_actors
from harmledger.lexicon.loader import Lexicon, load_lexicon
from harmledger.lexicon.word import Sense, Word

__all__ = ["Actor", "Lexicon", "Sense", "Word", "load_actors", "load_lexicon"]
