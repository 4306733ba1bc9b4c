"""The words, as data: people, harm, times, places, voices, actors, weapons, objects; and one typed loader."""

from harmledger.lexicon.actors_table import Actor, load_actors
from harmledger.lexicon.loader import Lexicon, load_lexicon
from harmledger.lexicon.word import Sense, Word

__all__ = ["Actor", "Lexicon", "Sense", "Word", "load_actors", "load_lexicon"]
