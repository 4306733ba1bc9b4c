"""One folding of place names into keys, and the weaker forms under which a name of the Arabic-speaking world is met."""

from __future__ import annotations

import re
import unicodedata

# Signs that stand inside a word without parting it (Sana'a, Ma`arrat, ʿAdan, St.): they vanish.
_WITHIN = "'`´’‘‛ʼ′.\u00b7\u0640" + "".join(map(chr, range(0x02B9, 0x02E0)))
_VANISH = {ord(sign): None for sign in _WITHIN}
_ASCII = {
    code: None if chr(code) in _WITHIN else chr(code).lower() if chr(code).isalnum() else " " for code in range(128)
}
# Letters that Unicode does not decompose, and Arabic forms that writers use for one another.
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t",
    "ə": "a", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k",
    "ة": "ه", "ى": "ي", "ٱ": "ا", "ک": "ك", "ی": "ي", "ہ": "ه", "ە": "ه",
}  # fmt: skip


class _Signs(dict[int, str]):
    """Code point of a decomposed text -> what stands for it in a key; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code).casefold()
        if unicodedata.combining(chr(code)):
            folded = ""
        elif chr(code).isalnum():
            folded = "".join(_LETTERS.get(c, c) for c in char)
        else:
            # Vowel signs of Indic and Thai scripts are part of the word.
            folded = char if unicodedata.category(chr(code)).startswith("M") else " "
        self[code] = folded
        return folded


_SIGNS = _Signs()


def fold(name: str) -> str:
    """Return the key of a name: no case, no marks, no apostrophes, single spaces for all that parts words.

    It works word by word, so the fold of a phrase is the folds of its words with spaces between, and folding a key
    again changes nothing. An article stays ("al nayrab"); `spellings` says under which other keys a name is met.
    """
    if name.isascii():
        return " ".join(name.translate(_ASCII).split())
    text = unicodedata.normalize("NFKD", name.translate(_VANISH)).translate(_VANISH).translate(_SIGNS)
    text = unicodedata.normalize("NFKD", text).translate(_SIGNS)
    return " ".join(unicodedata.normalize("NFC", text).split())


# The Arabic article before a sun letter takes its sound (an-Nayrab, ash-Sham); press and maps write it both ways.
_ASSIMILATED = {
    "d": ("ad", "ed"), "n": ("an", "en"), "r": ("ar", "er"), "s": ("as", "es"), "t": ("at", "et"), "z": ("az", "ez"),
    "sh": ("ash", "esh"), "dh": ("adh", "edh", "ad"), "th": ("ath", "eth", "at"), "l": ("al", "el"),
}  # fmt: skip
_ARABIC_ARTICLE = "ال"


def _articles(word: str) -> tuple[str, ...]:
    return ("al", "el", *_ASSIMILATED.get(word[:2], ()), *_ASSIMILATED.get(word[:1], ()))


def bare(folded: str) -> str:
    """Return a folded name without its leading Arabic article ("an nayrab" and "النيرب" lose it), else unchanged."""
    article, _, rest = folded.partition(" ")
    if rest and article in _articles(rest):
        return rest
    if folded.startswith(_ARABIC_ARTICLE) and len(folded) > 4:
        return folded[2:]
    return folded


def spellings(folded: str) -> frozenset[str]:
    """Return every key under which a name of an Arabic-speaking country is indexed: with each article and without.

    >>> sorted(spellings("al nayrab"))
    ['al nayrab', 'an nayrab', 'el nayrab', 'en nayrab', 'nayrab']
    """
    word = bare(folded)
    if word == folded:
        return frozenset((folded,))
    if folded.startswith(_ARABIC_ARTICLE):
        return frozenset((folded, word))
    return frozenset((folded, word, *(f"{article} {word}" for article in _articles(word))))


_CONSONANTS = (
    (re.compile(r"kh|x"), "x"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"sh|ch"), "$"),
    (re.compile(r"dj|j"), "j"),
    (re.compile(r"dh|d|th|t"), "t"),
    (re.compile(r"[qkc]"), "k"),
    (re.compile(r"z|s"), "s"),
)
_VOWELS = re.compile(r"[aeiouyw]+")
_DOUBLE = re.compile(r"(.)\1+")
# Below this length a skeleton no longer tells one name from another.
_SHORTEST_SKELETON = 4


def skeleton(folded: str) -> str:
    """Return what the romanisations of one Arabic name share, or "" where too little is left to tell names apart.

    "nayrab", "neirab" and "nairab" are all `narab`: articles go, vowels shrink to an open and a round one, and
    letters that stand for one another (q and k, z and s, d and dh) become one. A match on it is a weak one.
    """
    if not folded.isascii():
        return ""
    words = folded.split()
    kept = [w for i, w in enumerate(words) if not (i + 1 < len(words) and w in _articles(words[i + 1]))]
    text = " ".join(word.removesuffix("h") if len(word) > 3 else word for word in kept)
    for pattern, letter in _CONSONANTS:
        text = pattern.sub(letter, text)
    text = _VOWELS.sub(lambda m: "o" if set(m[0]) & set("ouw") else "a", text)
    text = _DOUBLE.sub(r"\1", text)
    return text if len(text.replace(" ", "")) >= _SHORTEST_SKELETON else ""
