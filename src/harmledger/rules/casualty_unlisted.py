"""The dead told by words that no lexicon knows: a trade, a nickname, or nobody in a headline."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.model import Count
from harmledger.rules.casualties import ADV, BE, harm, sense_of, stands_free
from harmledger.rules.meanings import HarmFact, People, Quantity
from harmledger.rules.reality import aimed

# What stands between people and what they belong to: "medics belonging to the Exampla Society were killed".
_OWNED = frozenset({"belonging to", "to", "of", "from", "with", "by", "for"})


def _someone(match: Match) -> HarmFact | None:
    """One person by a trade that no lexicon knows: "a tinsmith was shot dead", "they execute a stylist"."""
    people = People(Count(1, 1), match.span("who"), number="one", rule=match.rule.id)
    verb = match.nodes("verb")[0]
    first = match.context.types_at(match.line, match.nodes("who")[0])
    before = match.line.values[match.first - 1] if match.first else None
    if isinstance(before, Word) and before.text in _OWNED:
        return None
    if first.isdisjoint(("one", "det")) and "voice" not in match.context.types_at(match.line, match.nodes("who")[-1]):
        return None
    if verb < match.nodes("who")[0]:
        behind = match.context.types_at(match.line, match.stop)
        if aimed(match, verb) or not behind.isdisjoint(("GROUP", "person", "animal", "object", "word", "attack.noun")):
            return None
    sense = sense_of(match.value("verb"), "harm", "shot")
    return harm(match, people, sense) if sense.get("outcome") == "killed" else None


def _unknown(match: Match) -> HarmFact | None:
    """A number of people by a word that no lexicon knows: "three sicarios killed"; only of deaths, and of no things."""
    quantity: Quantity = match.value("q")
    sense = sense_of(match.value("verb"), "harm")
    if sense.get("outcome") != "killed" or not stands_free(match):
        return None
    people = People(quantity.count, (match.span("q")[0], match.span("who")[1]), rule=match.rule.id)
    return harm(match, people, sense)


def _unnamed(match: Match) -> HarmFact | None:
    """A headline that leaves out who: "Shot dead in the market"."""
    before = match.context.types_at(match.line, match.first - 1)
    if before and "end" not in before:
        return None
    people = People(Count(1, None), match.span("verb"), number="definite", rule=match.rule.id)
    return harm(match, people, sense_of(match.value("verb"), "harm"))


UNLISTED = (
    Rule(
        "casualty.someone",
        "One person by a word that no lexicon knows: “a tinsmith was shot dead”",
        f"who:(<one|det> (<word>|<padj>|<object>){{0,3}} (<word>|<voice&!person>)) (<of> <!GROUP&!be>{{1,4}}?)? "
        f"{BE} verb:<harm.pp>",
        _someone,
        ("A tinsmith was shot dead at home.",),
        ("A dog was killed.", "A tinsmith was wounded."),
    ),
    Rule(
        "casualty.someone.active",
        "One person by a word that no lexicon knows, as the object: “they execute a stylist”",
        "verb:<harm.base|harm.s|harm.past|harm.ing> who:(<one> <padj>{0,2} <word>{1,2})",
        _someone,
        ("They execute a tinsmith.",),
        ("They killed a dog.", "They killed a man."),
    ),
    Rule(
        "casualty.unknown",
        "A number of people by a word that no lexicon knows: “three sicarios killed”",
        f"q:<QTY> who:(<word>|<NAME>|<PARTY>|<padj>|<nationality>){{1,3}} ({BE})? {ADV} verb:<harm.pp>",
        _unknown,
        ("Three sicarios killed in a clash.", "Three of them were buried and two sicarios were killed."),
        ("Three sicarios killed two men.", "Three cows were killed."),
    ),
    Rule(
        "casualty.unnamed",
        "Nobody named in a headline: “Shot dead in the market”",
        "verb:<harm.pp> <prep|PLACE|by>",
        _unnamed,
        ("Murdered in the market.",),
        ("A man was murdered in the market.",),
    ),
)
