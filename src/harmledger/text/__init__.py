"""From the bytes of a report to words with their places: decoding, cleaning, language, sentences, tokens."""

from harmledger.text.binary import BinaryInput
from harmledger.text.cleaning import Cleaned, clean
from harmledger.text.crumbs import Crumb
from harmledger.text.dateline import Dateline, dateline
from harmledger.text.decoding import Decoded, UnknownEncoding, decode
from harmledger.text.language import language
from harmledger.text.offsets import OffsetMap
from harmledger.text.sentences import Sentence, sentences
from harmledger.text.tokens import Tokens, tokens

__all__ = [
    "BinaryInput",
    "Cleaned",
    "Crumb",
    "Dateline",
    "Decoded",
    "OffsetMap",
    "Sentence",
    "Tokens",
    "UnknownEncoding",
    "clean",
    "dateline",
    "decode",
    "language",
    "sentences",
    "tokens",
]
