"""Casualty algebra, by examples and by properties that hold for any mentions; all of them are invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Count
from harmledger.reading.algebra import Reckoner
from harmledger.reading.casualty_tree import Branch, sum_of
from harmledger.rules.meanings import HarmFact, PartFact, People


def people(low: int | None, high: int | None = -1, **more: object) -> People:
    """Return a group of people; one number is exact."""
    return People(Count(low, low if high == -1 else high), (0, 1), **{"generic": True, **more})  # type: ignore[arg-type]


def killed(who: People, **more: bool) -> HarmFact:
    """Return the fact that a group was killed."""
    return HarmFact("killed", who, (0, 1), "casualty.passive", 0, **more)


def reckon(*told: People | tuple[People, ...], update: bool = False) -> Reckoner:
    """Return the reckoning over sentences, each of one mention or of several; `update` marks the last."""
    reckoner = Reckoner("killed")
    for number, mentions in enumerate(told, 1):
        group = mentions if isinstance(mentions, tuple) else (mentions,)
        reckoner.sentence([killed(one, update=update and number == len(told)) for one in group])
    return reckoner


def person(sex: str = "m", age: str = "adult", **more: object) -> People:
    """Return one person told as such."""
    return people(1, **{"sex": sex, "age": age, "number": "one", "generic": False, **more})


def test_the_same_number_told_twice_is_counted_once() -> None:
    assert reckon(people(5), people(5)).tree.total == Count(5, 5)


def test_a_vague_number_gives_way_to_the_exact_one() -> None:
    assert reckon(people(2, None, number="bare"), people(5)).tree.total == Count(5, 5)
    assert reckon(people(5), people(2, None, number="bare")).tree.total == Count(5, 5)


def test_a_bare_noun_of_the_same_sentence_adds_nobody() -> None:
    told = (people(2, None, number="bare"), people(4), people(2, None, number="bare"))

    assert reckon(told).tree.total == Count(4, 4)


def test_others_are_added() -> None:
    assert reckon(people(1, number="one"), people(3, others=True)).tree.total == Count(4, 4)


def test_others_than_the_dead_are_not_others_than_the_wounded() -> None:
    reckoner = Reckoner("injured")
    for _ in range(2):
        reckoner.sentence([killed(people(3, others=True))], beside=True)

    assert reckoner.tree.total == Count(3, 3)


def test_a_man_and_a_woman_are_two() -> None:
    assert reckon(person("m"), person("f")).tree.total == Count(2, 2)


def test_one_person_told_again_less_exactly_is_one() -> None:
    assert reckon(person("m"), person("unknown")).tree.total == Count(1, 1)


def test_an_update_replaces_the_number() -> None:
    assert reckon(people(4), people(6), update=True).tree.total == Count(6, 6)
    assert reckon(people(11), people(8), update=True).tree.total == Count(8, 8)


def test_the_dead_told_again_by_age_and_sex_are_parts() -> None:
    tree = reckon(people(5), (people(2, sex="f", generic=False), people(3, age="child", generic=False))).tree

    assert tree.total == Count(5, 5)
    assert [part.count for part in tree.branches[0].parts] == [Count(2, 2), Count(3, 3)]


def test_the_first_number_stands_and_another_is_kept_beside_it() -> None:
    tree = reckon(people(5), people(9)).tree

    assert tree.total == Count(5, 5)
    assert [(outcome, who.count) for outcome, who in tree.contradictions] == [("killed", Count(9, 9))]


def test_parts_that_exceed_their_whole_are_kept_beside_it() -> None:
    reckoner = reckon(people(4, parts=[people(6, age="child", generic=False)]))

    assert reckoner.tree.branches[0].parts == []
    assert len(reckoner.tree.contradictions) == 1


def test_a_definite_group_tells_of_those_before() -> None:
    assert reckon(people(5), people(2, None, number="definite")).tree.total == Count(5, 5)


def test_kin_told_one_by_one_are_parts_of_the_whole() -> None:
    wife = person("f", number="possessed")
    tree = reckon(people(4), (wife, person("f", "child")), person("m", "child")).tree

    assert tree.total == Count(4, 4)
    assert [(part.people.sex, part.people.age) for part in tree.branches[0].parts] == [
        ("f", "adult"),
        ("f", "child"),
        ("m", "child"),
    ]


def test_one_of_a_group_told_before_is_no_part_beside_it() -> None:
    women = people(3, sex="f", age="adult", generic=False)
    tree = reckon(people(9, parts=[women]), person("f")).tree

    assert [part.count for part in tree.branches[0].parts] == [Count(3, 3)]
    assert [part.count for part in tree.branches[0].parts[0].parts] == [Count(1, 1)]


def test_another_name_or_age_is_another_person() -> None:
    assert reckon(person(years=19), person(years=45)).tree.total == Count(2, 2)
    assert reckon(person(known_as="Exampla Inventi"), person(known_as="Testo Inventi")).tree.total == Count(2, 2)
    assert reckon(person(known_as="Exampla Inventi"), person(known_as="Inventi")).tree.total == Count(1, 1)


def test_who_is_identified_is_the_only_one_told() -> None:
    reckoner = reckon(person("m"))
    found = people(1, age="child", years=17, number="named", generic=False)
    reckoner.part(PartFact(found, (0, 1), "casualty.identified", 0, identifies=True))

    assert [(one.people.sex, one.people.age) for one in reckoner.tree.branches] == [("m", "child")]


def test_hundreds_told_one_by_one_stay_within_their_whole() -> None:
    tree = reckon(people(500), *(person(known_as=f"Exampla{number} Inventi") for number in range(520))).tree

    assert sum_of(tree.branches[0].parts) == tree.total == Count(500, 500)


NUMBERS = st.integers(min_value=1, max_value=40)
COUNTS = st.one_of(
    NUMBERS.map(Count.exactly),
    NUMBERS.map(lambda low: Count(low, None)),
    NUMBERS.map(lambda high: Count(None, high)),
)


@st.composite
def groups(draw: st.DrawFn, depth: int = 2) -> People:
    """Draw a group of people with parts, as a text might tell them: consistent or not."""
    made = People(
        draw(COUNTS),
        (0, 1),
        sex=draw(st.sampled_from(["unknown", "f", "m"])),
        age=draw(st.sampled_from(["unknown", "child", "adult"])),
        number=draw(st.sampled_from(["stated", "bare", "one", "definite", "possessed"])),
        others=draw(st.booleans()),
        generic=draw(st.booleans()),
    )
    if depth:
        made.parts = draw(st.lists(groups(depth - 1), max_size=2))
    return made


SENTENCES = st.lists(st.tuples(st.lists(groups(), min_size=1, max_size=3), st.booleans(), st.booleans()), max_size=5)


def told(sentences: list[tuple[list[People], bool, bool]]) -> Reckoner:
    reckoner = Reckoner("killed")
    for mentions, update, beside in sentences:
        reckoner.sentence([killed(one, update=update) for one in mentions], beside)
        reckoner.part(PartFact(mentions[0], (0, 1), "casualty.part", 0))
    return reckoner


def everyone(branches: list[Branch]) -> list[Branch]:
    return [one for branch in branches for one in (branch, *everyone(branch.parts))]


@given(SENTENCES)
def test_parts_never_exceed_the_whole(sentences: list[tuple[list[People], bool, bool]]) -> None:
    for one in everyone(told(sentences).tree.branches):
        assert not one.parts or sum_of(one.parts).within(one.count)


@given(SENTENCES)
def test_nobody_is_less_than_none(sentences: list[tuple[list[People], bool, bool]]) -> None:
    tree = told(sentences).tree
    for count in (tree.total, *(one.count.less(sum_of(one.parts)) for one in everyone(tree.branches))):
        assert count.low is None or count.low >= 0
        assert count.high is None or count.high >= count.floor


@given(st.integers(1, 60), st.lists(st.integers(1, 20), min_size=1, max_size=4))
def test_remainder_and_parts_make_up_an_exact_whole(whole: int, numbers: list[int]) -> None:
    parts = [people(number, generic=False) for number in numbers]
    (holder,) = reckon(people(whole, parts=parts)).tree.branches

    assert sum_of(holder.parts) + holder.count.less(sum_of(holder.parts)) == Count(whole, whole)


@given(NUMBERS, st.permutations(["exact", "described", "bare", "definite", "at least"]))
def test_the_order_of_equal_tellings_does_not_change_the_total(number: int, order: list[str]) -> None:
    tellings = {
        "exact": people(number),
        "described": people(number, sex="f"),
        "bare": people(min(2, number), None, number="bare"),
        "definite": people(number, number="definite"),
        "at least": people(number, None),
    }

    assert reckon(*(tellings[name] for name in order)).tree.total == Count(number, number)
