"""What phrases mean before they become a claim: quantities, people, times, places, parties, and facts about harm."""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec import Struct

from harmledger.lexicon import Sense, Word
from harmledger.model import Count

Offsets = tuple[int, int]

QTY = frozenset({"QTY"})
AGE = frozenset({"AGE"})
TIME = frozenset({"TIME"})
NAME = frozenset({"NAME"})
KNOWN_NAME = frozenset({"NAME", "GAZ"})
PLACE = frozenset({"PLACE"})
PLACE_WEAK = frozenset({"PLACE", "actor.weak"})
PARTY = frozenset({"PARTY"})
GROUP = frozenset({"GROUP"})
GROUP_PARTY = frozenset({"GROUP", "PARTY"})
ONE = frozenset({"GROUP", "ONE"})
CLAN = frozenset({"GROUP", "CLAN"})
ALL = frozenset({"GROUP", "ALL"})
KIN = frozenset({"GROUP", "KIN"})
OBJECT = frozenset({"OBJECT"})


class Quantity(Struct, frozen=True):
    """A number phrase: its range, and whether it was said to be about so many."""

    count: Count
    about: bool = False
    vague: bool = False


class Age(NamedTuple):
    """The age of a person in years; months and days give 0. Not `exact`: a decade, "in his 20s"."""

    years: int
    exact: bool = True


class Name(NamedTuple):
    """A proper name; `known` to a gazetteer; `word` when the lexicon has it too ("Damascus" for a government).

    `seat` is the place that an institution is called after: "Exampla" of "Exampla Bureau of Investigation".
    """

    text: str
    known: bool
    word: Word | None = None
    seat: PlaceWords | None = None


class TimeWords(Struct):
    """Words of time, not yet resolved to days. `kind` says which of the other fields hold.

    `at` is what carries meaning, where the phrase has more ("on", "in the").
    """

    kind: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    shift: int | None = None
    mode: str | None = None
    part: str | None = None
    begin: TimeWords | None = None
    end: TimeWords | None = None
    at: Offsets | None = None
    rule: str = ""


class PlaceWords(Struct):
    """A place as the words give it: name, what it is called, its relation to it, the places it is said to lie in.

    `other` is the second of two that it lies between.
    """

    name: str
    at: Offsets
    kind: str | None = None
    relation: str | None = None
    direction: str | None = None
    within: list[PlaceWords] = []
    distance: Offsets | None = None
    known: bool = False
    word: Word | None = None
    other: PlaceWords | None = None
    rule: str = ""


class Party(Struct):
    """Who is spoken of as an actor, and what it flies or fires; several names are alternatives or act jointly."""

    senses: tuple[Sense, ...]
    at: Offsets
    others: list[Party] = []
    either: bool = False
    people: bool = False
    noun: Word | None = None
    craft: tuple[Sense, Offsets] | None = None
    rule: str = ""

    @property
    def weak(self) -> bool:
        """Tell whether only a capital, a country or a leader names the party."""
        return all(sense.type == "actor.weak" for sense in self.senses)


class People(Struct):
    """A group of people: how many, who, and into whom it breaks down. `of` holds the members of a listing."""

    count: Count
    at: Offsets
    status: str = "unknown"
    sex: str = "unknown"
    age: str = "unknown"
    roles: tuple[str, ...] = ()
    party: Sense | None = None
    noun: Word | None = None
    number: str = "stated"  # stated | bare | one | definite
    others: bool = False
    named: bool = False
    sealed: bool = False
    generic: bool = False
    years: int | None = None
    known_as: str = ""  # the name of one person, read to tell persons apart and never given out
    stands_for: People | None = None  # whom a "himself" stands for
    parts: list[People] = []
    of: list[People] = []
    rule: str = ""


class HarmFact(Struct):
    """An outcome to people, as one clause tells it."""

    outcome: str
    people: People
    at: Offsets
    rule: str
    node: int
    verb: Offsets = (0, 0)
    update: bool = False
    head: str = ""
    sealed: bool = False
    presumed: bool = False  # shot or taken to hospital: hurt, unless the report tells that they died
    listed: bool = False  # one of several people of one verb, with words between them
    alternatives: tuple[str, ...] = ()


class PartFact(Struct):
    """A sub-group named behind the harm that it belongs to ("…, including a woman")."""

    people: People
    at: Offsets
    rule: str
    node: int
    share: Word | None = None  # "half of them", "most of them"
    identifies: bool = False  # tells who they were


class ActFact(Struct):
    """A party in a role in an act; `deed` is the outcome that its verb tells, `voice` who says that it did it.

    It is `tied` where its words point back to an attack told before ("the Israeli strike"), and `passing` where it only
    was under way ("were attacking", "an offensive").
    """

    party: Party
    role: str
    stance: str
    at: Offsets
    rule: str
    node: int
    deed: str | None = None
    voice: VoiceFact | None = None
    tied: bool = False
    passing: bool = False


class MeansFact(Struct):
    """A weapon, or a word for an attack that implies one."""

    code: str
    launch: str
    at: Offsets
    rule: str
    node: int
    strong: bool = True


class AttackFact(Struct):
    """A word that says that something was done to people or places."""

    at: Offsets
    rule: str
    node: int
    noun: bool
    plural: bool = False
    definite: bool = False


class ObjectFact(Struct):
    """A thing that was hit or damaged."""

    code: str
    effect: str
    protected: str | None
    at: Offsets
    rule: str
    node: int


# Each is one of its kind, and comparing many of them by all they hold would take the square of a long text.
class PlaceFact(Struct, eq=False):
    """A place in a role: where it happened, what was aimed at, or only mentioned."""

    place: PlaceWords
    role: str
    at: Offsets
    rule: str
    node: int


class VoiceFact(Struct):
    """Who says it."""

    sense: Sense | None
    words: Offsets
    stance: str | None
    at: Offsets
    rule: str
    node: int


class CueFact(Struct):
    """A sign for the discourse: another event, a generic statement, an exercise, a memory, a running total."""

    cue: str
    at: Offsets
    rule: str
    node: int
    value: Any = None


class ToldName(Struct):
    """A name at its place, and what the sentence says of who bears it ("a resident of …"), where it says so."""

    at: Offsets
    about: Offsets | None = None
    node: int = 0


class NamesFact(Struct):
    """Names of people who may have to stay unnamed, and why: voice | minor | held | home | victim.

    `direct`: nothing but the verb of saying tells that they are people.
    """

    why: str
    names: list[ToldName]
    at: Offsets
    rule: str
    direct: bool = False
    stance: str | None = None
