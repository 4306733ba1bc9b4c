"""The one loader: every file of words of a language becomes words with typed senses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from harmledger.lexicon.actors_table import Actor, load_actors
from harmledger.lexicon.files import digest, tables
from harmledger.lexicon.word import Sense, Word

# The lists of an entry that hold words; all but `words` add a type of their own: `harm` and `past` give `harm.past`.
FORMS = ("words", "singular", "plural", "base", "s", "past", "pp", "ing")
FILES = ("acts", "causes", "function", "harm", "numbers", "persons", "places", "times")
WAYS = ("neutral", "partisan", "weak", "generic", "adjectives", "cased")


@dataclass(slots=True)
class Lexicon:
    """All words of one language, by their lower-case form; `cased` hold only with the capitals they are listed with.

    `offices`, `ranks`, `organisations` and `nobody` tell of a name whether a person bears it and whether it is public;
    `given_names` begin the name of a person in a text of capitals. None of them has a meaning of its own.
    """

    language: str
    words: dict[str, Word] = field(default_factory=dict)
    cased: dict[str, Word] = field(default_factory=dict)
    loaded: dict[str, str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    offices: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    digest: str = ""

    def add(self, surface: str, sense: Sense, forms: Iterable[str] = (), cased: bool = False) -> None:
        """Give a surface form a sense."""
        words, key = (self.cased, surface) if cased else (self.words, surface.lower())
        word = words.get(key)
        if word is None:
            word = words[key] = Word(key)
        word.add(sense, frozenset(forms))


def _add_entry(lexicon: Lexicon, key: str, row: Mapping[str, Any]) -> None:
    kind = row["type"]
    attributes = {name: value for name, value in row.items() if name not in (*FORMS, "cased", "values")}
    sense = Sense(key, kind, attributes)
    for form in FORMS:
        for surface in row.get(form, ()):
            lexicon.add(surface, sense, () if form == "words" else (f"{kind}.{form}",))
    for surface in row.get("cased", ()):
        lexicon.add(surface, sense, (), cased=True)
    for surface, value in row.get("values", {}).items():
        lexicon.add(surface, Sense(key, kind, {**attributes, "value": value}))


def _add_weapons(lexicon: Lexicon) -> None:
    for key, row in tables(f"{lexicon.language}/weapons.toml").items():
        attributes: dict[str, Any] = {name: row[name] for name in ("code", "launch", "platform") if name in row}
        for surface in row.get("nouns", ()):
            lexicon.add(surface, Sense(key, "means" if "code" in row else "nomeans", attributes))
        for surface in row.get("carriers", ()):
            lexicon.add(surface, Sense(key, "carrier", attributes))
        for surface in row.get("attack_nouns", ()):
            lexicon.add(surface, Sense(key, "attack.noun", attributes))
        for form, surfaces in row.get("attack_verbs", {}).items():
            for surface in surfaces:
                lexicon.add(surface, Sense(key, "attack", attributes), (f"attack.{form}",))


def _add_objects(lexicon: Lexicon) -> None:
    for key, row in tables(f"{lexicon.language}/objects.toml").items():
        if key == "effects":
            for effect, forms in row.items():
                for form, surfaces in forms.items():
                    for surface in surfaces:
                        lexicon.add(surface, Sense(effect, "effect", {"effect": effect}), (f"effect.{form}",))
            continue
        attributes = {"code": row.get("code", key), "protected": row.get("protected")}
        for form in ("words", "singular", "plural"):
            for surface in row.get(form, ()):
                lexicon.add(surface, Sense(key, "object", attributes), () if form == "words" else (f"object.{form}",))


def _add_voices(lexicon: Lexicon) -> None:
    loaded = tables(f"{lexicon.language}/voices.toml")
    for key, row in loaded["voice"].items():
        sense = Sense(key, "voice", {name: row.get(name) for name in ("name", "kind", "sealed", "country")})
        for cased in (False, True):
            for surface in row.get("cased" if cased else "words", ()):
                lexicon.add(surface, sense, cased=cased)
    for key, row in loaded["saying"].items():
        sense = Sense(key, "say", {"stance": row.get("stance")})
        for form in ("base", "s", "past", "pp", "ing", "phrases"):
            for surface in row.get(form, ()):
                lexicon.add(surface, sense, (f"say.{form}", f"say:{key}"))


def _add_actors(lexicon: Lexicon) -> None:
    """Add what actors are called: the table's own words are English, but proper names hold in every language."""
    rows = tables("actors")
    lexicon.actors = load_actors(rows)
    if lexicon.language == "en":
        _add_named(lexicon, rows, rows)
    else:
        proper = {
            key: {way: [name for name in row.get(way, ()) if name[0].isupper()] for way in ("neutral", "cased")}
            for key, row in rows.items()
        }
        _add_named(lexicon, rows, proper)
        _add_named(lexicon, rows, tables(f"{lexicon.language}/actors.toml"))


def _add_named(lexicon: Lexicon, rows: Mapping[str, Any], ways: Mapping[str, Any]) -> None:
    kinds = {"weak": "actor.weak", "generic": "actor.generic", "adjectives": "nationality"}
    for key, row in ways.items():
        for way in WAYS:
            for surface in row.get(way, ()):
                sense = Sense(key, kinds.get(way, "actor"), {"way": way, "name": rows[key]["name"]})
                lexicon.add(surface, sense, (), cased=way == "cased")
                _add_craft(lexicon, surface)


def _add_craft(lexicon: Lexicon, surface: str) -> None:
    """Let a party that is named by what it flies or fires ("regime artillery") tell the means as well."""
    head, _, tail = surface.lower().rpartition(" ")
    word = lexicon.words.get(tail)
    for sense in (word.senses("carrier") or word.senses("means")) if head and word else ():
        lexicon.add(surface, sense._replace(type="craft"))


def _drop_articles(lexicon: Lexicon) -> None:
    """Forget "the army" where "army" is known for the same: it would hide the longer name in "the Army of …"."""
    for surface in [surface for surface in lexicon.words if surface.startswith("the ")]:
        bare = lexicon.words.get(surface.removeprefix("the "))
        if bare is not None and lexicon.words[surface].types <= bare.types:
            del lexicon.words[surface]


def load_lexicon(language: str = "en") -> Lexicon:
    """Return the lexicon of a language; HarmledgerError when a file of it is written wrongly."""
    lexicon = Lexicon(language=language, digest=digest(language))
    for name in FILES:
        for key, row in tables(f"{language}/{name}.toml").items():
            _add_entry(lexicon, key, row)
    _add_weapons(lexicon)
    _add_objects(lexicon)
    _add_voices(lexicon)
    _add_actors(lexicon)
    _drop_articles(lexicon)
    for row in tables(f"{language}/loaded.toml").values():
        lexicon.loaded.update(dict.fromkeys((word.lower() for word in row["words"]), row.get("why", "")))
    public = tables(f"{language}/offices.toml")
    lexicon.offices, lexicon.ranks = frozenset(public["office"]["words"]), frozenset(public["office"]["ranks"])
    lexicon.organisations = frozenset(public["organisation"]["words"])
    lexicon.nobody = frozenset(public["nobody"]["words"])
    lexicon.given_names = frozenset(word for row in tables("given_names.toml").values() for word in row["words"])
    return lexicon
