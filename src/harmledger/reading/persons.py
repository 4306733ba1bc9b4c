"""Persons: who is told of several times in an event is one person, to whom the worst that is told befell."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec.structs import replace

from harmledger.model import Count
from harmledger.reading.casualty_tree import RECENT
from harmledger.reading.document import Document
from harmledger.reading.identity import SINGLE, at_odds, learn, opposed, other_name, same_name, side
from harmledger.reading.statements import Statement
from harmledger.rules.meanings import HarmFact, PartFact, People

# Outcomes that are told of one and the same people: who "later died" is among the killed.
DEATHS = ("killed", "died_later", "died_in_custody")
_ONE = Count(1, 1)
_ANYBODY = frozenset({"person", "individual", "victim", "someone", "somebody"})
_TOLD = (*SINGLE, "definite", "body", "stated")


@dataclass(slots=True, eq=False)
class Person:
    """Somebody harmed: what is known of them, and the facts that tell it."""

    people: People
    sentence: int
    facts: list[HarmFact] = field(default_factory=list)
    mentions: list[People] = field(default_factory=list)
    side: str | None = None
    in_body: int = 0  # so many of the facts are told by the body of the report, the rest by its headline

    @property
    def died(self) -> HarmFact | None:
        """Return what first tells their death."""
        return next((fact for fact in self.facts if fact.outcome in DEATHS), None)

    @property
    def fate(self) -> HarmFact:
        """Return what tells the worst that befell them; of the wounded a headline tells nothing more."""
        if self.died:
            return self.died
        told = self.facts[: self.in_body] or self.facts
        return next((fact for fact in told if not fact.presumed), told[0])

    @property
    def wounded(self) -> bool:
        """Tell whether they are told to have been hurt, and not only shot or taken to a hospital."""
        return any(fact.outcome == "injured" and not fact.presumed for fact in self.facts)


def _alone(people: People) -> bool:
    return people.count == _ONE and people.number in _TOLD and not people.of and not people.parts


def _bare(people: People) -> bool:
    named = people.known_as or (people.noun is not None and people.noun.text.casefold() not in _ANYBODY)
    return people.sex == people.age == "unknown" and not named


def _members(people: People) -> list[People]:
    return people.of or [people]


class Cast:
    """The persons of an event, in the order in which they are first told."""

    def __init__(self, document: Document) -> None:
        """Begin with nobody."""
        self.document = document
        self.persons: list[Person] = []
        self.groups: list[HarmFact] = []
        self._of: dict[int, Person | None] = {}  # None for one of a group, who is counted with it
        self._sentence = 0
        self._headline = False

    def hear(self, statement: Statement, headline: bool = False) -> None:
        """Take the persons that a sentence tells of, one after the other, and who it says that they are."""
        self._sentence += 1
        self._headline = headline
        told = [
            (people.at, fact.at, people, fact)
            for fact in self.document.distinct(statement.harms)
            if fact.outcome in (*DEATHS, "injured")
            for people in _members(fact.people)
        ]
        for _, _, people, fact in sorted(told, key=lambda one: one[:2]):
            if _alone(people):
                self._tell(people, fact)
            elif people.number == "definite" and people.count.high is None and fact.outcome == "injured":
                if self.persons or self.groups:  # "they were wounded" is said of those told before
                    self._of[id(people)] = None
            elif people.count.floor > 1 and people.number not in ("bare", "definite"):
                self.groups.append(replace(fact, people=people))
        for part in statement.parts:
            if part.identifies:
                self._identify(part)

    def _tell(self, people: People, fact: HarmFact) -> None:
        if people.stands_for is not None:
            self._stand_in(people, people.stands_for)
        person = self._of.get(id(people)) or self._known(people, fact)
        if person is None and people.number == "definite" and self._of_a_group(people, fact):
            self._of[id(people)] = None
            return
        if person is None:
            person = Person(replace(people), self._sentence)
            self.persons.append(person)
        else:
            learn(person.people, people)
            person.sentence = self._sentence
        person.side = person.side or side(people)
        person.facts.append(fact)
        person.in_body += not self._headline
        person.mentions.append(people)
        self._of[id(people)] = person

    def _of_a_group(self, people: People, fact: HarmFact) -> bool:
        """Tell "the victim" of several told before, who may be any of them."""
        for group in self.groups[-RECENT:]:
            dead = group.outcome in DEATHS
            alike = dead if fact.outcome in DEATHS else fact.presumed or not dead
            if alike and not at_odds(group.people, people) and not opposed(side(group.people), side(people)):
                return True
        return False

    def _stand_in(self, people: People, subject: People) -> None:
        """Who shot himself is whoever the sentence tells of."""
        people.others = subject.others
        people.number = subject.number
        people.noun, people.roles = subject.noun, subject.roles
        learn(people, subject)
        known = self._of.get(id(subject))
        if known is not None:
            self._of[id(people)] = known

    def _known(self, people: People, fact: HarmFact) -> Person | None:
        best, most = None, 0
        for person in self.persons[-RECENT:]:
            score = self._likeness(person, people, fact)
            if score >= most and score > 0:
                best, most = person, score
        return best

    def _likeness(self, person: Person, people: People, fact: HarmFact) -> int:
        """Return how much speaks for a mention being of this person; 0 where something speaks against it."""
        known = person.people
        if fact is person.facts[-1]:  # two of one listing are two
            return 0
        if same_name(known, people):
            return 20
        if at_odds(known, people) or other_name(known, people) or opposed(person.side, side(people)):
            return 0
        years = people.years is not None and known.years is not None
        dies = fact.outcome in DEATHS
        same_fate = dies == (person.died is not None)
        back = people.number in ("definite", "body") and not people.others
        if not back and not years:
            beside = person.sentence == self._sentence and not (same_fate and (_bare(known) or _bare(people)))
            revived = not dies and not (fact.presumed or (people.noun and _bare(people))) and person.died is not None
            dying = dies and person.died is None and person.wounded
            if people.others or beside or revived or dying:
                return 0
        told = ((known.sex, people.sex), (known.age, people.age))
        fits = sum(a == b != "unknown" for a, b in told)
        near = (
            max(0, 3 - (self._sentence - person.sentence)) if people.noun is None and people.number == "definite" else 0
        )
        return 2 + 6 * years + 2 * (same_fate or fact.presumed) + near + fits

    def _identify(self, part: PartFact) -> None:
        """Learn the name and the age of somebody told before: "the victim was identified as …"."""
        for people in _members(part.people):
            open_ = [
                person
                for person in self.persons[-RECENT:]
                if same_name(person.people, people)
                or not (at_odds(person.people, people) or person.people.known_as or other_name(person.people, people))
            ]
            if people.count == _ONE and open_:
                learn(open_[0].people, people)

    def facts(self, statement: Statement) -> list[HarmFact]:
        """Return what a sentence newly tells: each person once, by the worst that befell them; groups as they are."""
        kept = []
        for fact in self.document.distinct(statement.harms):
            told = self._told(fact)
            if told is not None:
                kept.append(told)
        return kept

    def _told(self, fact: HarmFact) -> HarmFact | None:
        """Return the fact with those of its people whom it counts."""
        members = _members(fact.people)
        if all(id(people) not in self._of for people in members):
            return fact
        left = [told for people in members if (told := self._counted(people, fact)) is not None]
        if not left:
            return None
        if len(left) == 1:
            return replace(fact, people=left[0])
        if all(a is b for a, b in zip(left, members, strict=False)) and len(left) == len(members):
            return fact
        total = left[0].count
        for people in left[1:]:
            total = total + people.count
        return replace(fact, people=replace(fact.people, count=total, of=left))

    def _counted(self, people: People, fact: HarmFact) -> People | None:
        """Return a person where the fact is the one that counts them."""
        if id(people) not in self._of:
            return people
        person = self._of[id(people)]
        if person is None:
            return None
        if fact is not person.fate:
            return None
        fullest = max((one for one in person.mentions if one.number != "definite"), key=_fulness, default=people)
        known = person.people
        return replace(
            fullest,
            number="one" if fullest.number == "definite" else fullest.number,
            others=people.others,
            sex=known.sex,
            age=known.age,
            years=known.years,
            status=known.status,
            known_as=known.known_as,
        )


def _fulness(people: People) -> int:
    return (people.sex != "unknown") + (people.age != "unknown") + (people.years is not None) + (not people.named)
