"""Tells the language of a text: by its script, then its commonest words; by statistics where both are silent."""

from __future__ import annotations

import re
from typing import Final

# Enough of a report to tell, and the same cost for a page and for a book.
_SAMPLE: Final = 2_000
_SCRIPTS: Final = {
    "Latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "Arabic": re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]"),
    "Cyrillic": re.compile("[\u0400-\u04ff]"),
    "Hebrew": re.compile("[\u05d0-\u05ea]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
    "kana": re.compile("[\u3040-\u30ff]"),
    "Han": re.compile("[\u4e00-\u9fff]"),
    "Hangul": re.compile("[\uac00-\ud7a3]"),
    "Devanagari": re.compile("[\u0900-\u097f]"),
    "Myanmar": re.compile("[\u1000-\u109f]"),
    "Thai": re.compile("[\u0e00-\u0e7f]"),
    "Ethiopic": re.compile("[\u1200-\u137f]"),
}
_OF_SCRIPT: Final = {
    "Hebrew": "he",
    "Greek": "el",
    "Han": "zh",
    "Hangul": "ko",
    "kana": "ja",
    "Myanmar": "my",
    "Thai": "th",
}
# Letters that one language of a script writes and the others do not.
_URDU: Final = re.compile("[ٹڈڑںےہھ]")
_PERSIAN: Final = re.compile("[پچژگکی]")
_ARABIC: Final = re.compile("[ةيىكأإ]")
_UKRAINIAN: Final = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN: Final = re.compile("[ыэёъЫЭЁЪ]")
_NOT_RUSSIAN: Final = re.compile("[ўјљњћђџѕќѓЎЈЉЊЋЂЏ]")
# The commonest words of a language, and of reports in it, without those that are words of another language here too.
_WORDS: Final = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to was were by with from that has have been at which their his after this said an is are for"
        " in on who its they killed kills kill killing dead death shot found people man men woman women two attack"
        " civilians police troops soldiers military wounded injured he she him her they them one two three body bodies"
        " find finds murdered murder executed execute leave leaves left inside near shoot young person executes",
        # Without "de", "la", "los" and what else stands in the names of places that English texts tell.
        "es": "que en un una uno por con se para su sus fue fueron es son ha más como al este desde según tras entre"
        " contra sin dos tres cuatro cinco otro otra muertos muerto muerta mueren muere murió asesinan asesina hallan"
        " matan mata encuentran localizan ejecutan ejecutado ejecutados balean hieren acribillan abandonan hombre"
        " hombres mujer mujeres joven niño niña personas policía policías cuerpo cuerpos cadáver restos ataque balazos"
        " balacera enfrentamiento heridos herido dejan deja asesinado asesinada asesinados asesinato homicidio fallece",
        "fr": "le les des et dans est une du que par pour sur au aux avec ont été selon qui ces tués blessés",
        "de": "der das und den von mit ist im auf wurde wurden nach bei dem ein eine zu nicht sich getötet verletzt",
        "tr": "ve bir bu için ile olarak olan çok sonra kadar ise olduğu ancak gibi tarafından öldü yaralandı kişi",
        "pt": "os das em um uma não para com foi pelo pela ao mais segundo mortos feridos",
        "it": "il lo gli di che è per della nel con sono alla dei una stato secondo nella morti feriti",
    }.items()
}
# Words that names of places hold too: they tell a language only where nothing tells of English.
_IN_NAMES: Final = {"es": frozenset(["el", "la", "los", "las", "de", "del", "y"])}
_LATIN_WORD: Final = re.compile("[a-z\u00c0-\u024f]+")
# Statistics tell nothing reliable of fewer letters than these.
_TOO_FEW: Final = 80


def language(text: str, hint: str | None = None) -> str:
    """Return the ISO 639-1 code of a text's language, or `und` where it cannot be told.

    `hint` decides where the text itself does not. Only the first 2,000 characters are looked at.
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        script = "Latin"
    else:
        counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS.items()}
        # A name in Latin letters is longer than a word of Chinese, and Japanese writes Han as well.
        script = "kana" if 10 * counts["kana"] > counts["Han"] > 0 else max(counts, key=counts.__getitem__)
        if not counts[script]:
            return hint or "und"
    found = _of_script(script, sample)
    return found or hint or _by_statistics(sample)


def _of_script(script: str, sample: str) -> str | None:
    if script == "Latin":
        return _by_words(sample)
    if script == "Arabic":
        return _of_arabic_script(sample)
    if script == "Cyrillic":
        return _of_cyrillic_script(sample)
    return _OF_SCRIPT.get(script)


def _of_arabic_script(sample: str) -> str:
    arabic = len(_ARABIC.findall(sample))
    if len(_URDU.findall(sample)) > arabic:
        return "ur"
    return "fa" if len(_PERSIAN.findall(sample)) > arabic else "ar"


def _of_cyrillic_script(sample: str) -> str | None:
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    if _NOT_RUSSIAN.search(sample) is not None and not russian:
        return None
    if ukrainian > russian:
        return "uk"
    return "ru" if russian else None


def _by_words(sample: str) -> str | None:
    """Return the language whose commonest words are frequent enough, and more so than any other's."""
    sample = sample.lower()
    words = sample.split()
    if 5 * sum(map(_WORDS["en"].__contains__, words)) >= len(words) > 4:
        return "en"  # no other language looks so: the usual case, told at once
    words = _LATIN_WORD.findall(sample)
    counts = {name: sum(map(common.__contains__, words)) for name, common in _WORDS.items()}
    if not counts["en"]:
        for name, common in _IN_NAMES.items():
            counts[name] += sum(map(common.__contains__, words)) if counts[name] else 0
    best, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    if counts[best] > counts[second] and 12 * counts[best] >= len(words):
        return best
    return None


def _by_statistics(sample: str) -> str:
    if sum(map(str.isalpha, sample)) < _TOO_FEW:
        return "und"
    try:
        from py3langid import classify  # slow to import, and an extra
    except ImportError:
        return "und"
    found: str = classify(sample)[0]
    return found if len(found) == 2 else "und"
