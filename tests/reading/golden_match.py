"""Golden cases against readings: what differs, told with its path, what was expected and what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import UNSET, Struct
from tests.reading.golden_case import Case, options

from harmledger.model import Claim, Harm, Reading, Span
from harmledger.model.traced import Traced

# Values that quote their own span: the quote must be the words that stand there.
QUOTES = ("reported", "as_written", "quote")


def differences(case: Case, reading: Reading) -> list[str]:
    """Return one line for everything that the case expects and the reading does not say."""
    expect = case.expect
    kinds = [claim.kind for claim in reading.claims]
    found: list[str] = []
    if "kinds" in expect and kinds != expect["kinds"]:
        found.append(_line("kinds", expect["kinds"], kinds))
    if "incidents" in expect and kinds.count("incident") != expect["incidents"]:
        found.append(_line("number of incidents", expect["incidents"], kinds.count("incident")))
    missing = set(expect.get("reading_flags", ())) - {flag.code for flag in reading.flags}
    if missing:
        found.append(_line("reading flags", sorted(missing), [flag.code for flag in reading.flags]))
    names = sorted({one.quote for one in reading.remarks if one.kind == "protected_name"})
    if "protected" in expect and names != sorted(expect["protected"]):
        found.append(_line("protected names", sorted(expect["protected"]), names))
    found += _claims(expect.get("claims", []), reading, case.report.text)
    found += _never(expect.get("never", {}), reading, case.report.text)
    return found


def span_faults(text: str, value: object, path: str = "claims") -> Iterator[str]:
    """Yield spans that leave the text, quotes that are not their span's words, values that do not say where from."""
    if isinstance(value, Span):
        if not 0 <= value.start < value.end <= len(text):
            yield f"{path}: {tuple(value)} is not a span of a text of {len(text)} characters"
        elif (words := value.of(text)) != words.strip():
            yield f"{path}: {words!r} begins or ends with white space"
    elif isinstance(value, Struct):
        yield from _origin_faults(text, value, path)
        for name in value.__struct_fields__:
            yield from span_faults(text, getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from span_faults(text, item, f"{path}[{at}]")


def _origin_faults(text: str, value: Struct, path: str) -> Iterator[str]:
    span = getattr(value, "span", None)
    for name in QUOTES:
        quote = getattr(value, name, None)
        if quote is not None and (span is None or quote != text[span[0] : span[1]]):
            yield f"{path}.{name}: {quote!r} is not what stands at {span}: {span and text[span[0] : span[1]]!r}"
    if isinstance(value, Traced):
        if not value.rule:
            yield f"{path}: no rule is named"
        if span is None and (value.derived_from is UNSET or not value.derived_from):
            yield f"{path}: neither words nor derived_from"


def is_rest(harm: Harm) -> bool:
    """Tell whether a part is the derived remainder of its whole, which has no words of its own."""
    return harm.span is None or harm.who.basis == "derived"


def _claims(expected: Sequence[Mapping[str, Any]], reading: Reading, text: str) -> list[str]:
    """Compare the nth expected claim of a kind with the nth that came out of that kind."""
    found: list[str] = []
    taken: dict[str, int] = {}
    for want in expected:
        kind = want["kind"]
        at = taken.get(kind, 0)
        taken[kind] = at + 1
        of_kind = [claim for claim in reading.claims if claim.kind == kind]
        path = f"{kind}[{at}]"
        if at >= len(of_kind):
            found.append(_line(path, "a claim", f"only {len(of_kind)} of this kind"))
        else:
            found += _claim(want, of_kind[at], text, path)
    return found


def _claim(want: Mapping[str, Any], got: Claim, text: str, path: str) -> list[str]:
    found: list[str] = []
    if want.get("harm") is not None:
        found += _matched(want["harm"], got.harm, lambda a, b, p: _harm(a, b, text, p), f"{path}.harm", text)
    for name in ("when", "where"):
        if name in want:
            found += _optional(want[name], getattr(got, name), text, f"{path}.{name}")
    for name in ("actors", "means", "objects"):
        if want.get(name) is not None:
            came = getattr(got, name)
            found += _matched(want[name], came, lambda a, b, p: _fields(a, b, text, p), f"{path}.{name}", text)
    quotes = [span.of(text) for span in got.characterisation]
    if "characterisation" in want and sorted(quotes) != sorted(want["characterisation"]):
        found.append(_line(f"{path}.characterisation", want["characterisation"], quotes))
    for quote in want.get("characterisation_includes", ()):
        if not any(quote in words for words in quotes):
            found.append(_line(f"{path}.characterisation", quote, quotes))
    codes = [flag.code for flag in got.flags]
    if "flags" in want and sorted(codes) != sorted(want["flags"]):
        found.append(_line(f"{path}.flags", want["flags"], codes))
    if want.get("flagged") and not codes:
        found.append(_line(f"{path}.flags", "at least one", codes))
    return found


def _optional(want: Mapping[str, Any] | None, got: Struct | None, text: str, path: str) -> list[str]:
    if want is None or got is None:
        return [] if want is None and got is None else [_line(path, want, got and _shown(got, text))]
    return _fields(want, got, text, path)


def _harm(want: Mapping[str, Any], got: Harm, text: str, path: str) -> list[str]:
    found = _fields({key: want[key] for key in ("outcome", "low", "high", "reported") if key in want}, got, text, path)
    who = dict(want.get("who", {}))
    for role in who.pop("roles", ()):
        if role not in got.who.roles:
            found.append(_line(f"{path}.who.roles", role, got.who.roles))
    found += _fields(who, got.who, text, f"{path}.who")
    if "reported_nth" in want and got.span is not None:
        start = _nth(text, want["reported"], want["reported_nth"])
        if got.span.start != start:
            found.append(_line(f"{path}.span", start, got.span.start))
    if want.get("said_by") == "outlet":
        if got.said_by is not None and got.said_by.kind != "outlet":
            found.append(_line(f"{path}.said_by", "the outlet", _shown(got.said_by, text)))
    elif "said_by" in want:
        found += _optional(want["said_by"], got.said_by, text, f"{path}.said_by")
    if "parts" in want:
        stated = [part for part in got.parts if not is_rest(part)]
        found += _matched(want["parts"], stated, lambda a, b, p: _harm(a, b, text, p), f"{path}.parts", text)
    if "remainder" in want:
        rest = [{"low": part.low, "high": part.high} for part in got.parts if is_rest(part)]
        if want["remainder"] not in rest:
            found.append(_line(f"{path}.remainder", want["remainder"], rest))
    return found


def _fields(want: Mapping[str, Any], got: Struct, text: str, path: str) -> list[str]:
    """Compare the named fields; `words` stands for the words of the span."""
    found = []
    for name, value in want.items():
        actual: Any = _words(got, text) if name == "words" else getattr(got, name, UNSET)
        if name == "reported" and actual is None:
            actual = _words(got, text)
        if name == "weaker":
            if sorted(actual) != sorted(value):
                found.append(_line(f"{path}.{name}", value, actual))
        elif not any(_is(option, actual) for option in options(value)):
            found.append(_line(f"{path}.{name}", value, actual))
    return found


def _is(option: Any, actual: Any) -> bool:
    if option == "*":
        return actual is not None and actual is not UNSET
    if isinstance(option, str) and option.startswith("!"):
        return bool(actual != option[1:])
    return bool(actual == option)


def _matched(
    wanted: Sequence[Mapping[str, Any]],
    got: Sequence[Any],
    compare: Callable[[Mapping[str, Any], Any, str], list[str]],
    path: str,
    text: str,
) -> list[str]:
    """Pair off two lists whatever their order, best fit first, and tell what differs and what is left over."""
    pairs = sorted(
        ((len(compare(want, item, "")), a, b) for a, want in enumerate(wanted) for b, item in enumerate(got)),
    )
    partner: dict[int, int] = {}
    for _, a, b in pairs:
        if a not in partner and b not in partner.values():
            partner[a] = b
    found: list[str] = []
    for a, want in enumerate(wanted):
        if a in partner:
            found += compare(want, got[partner[a]], f"{path}[{a}]")
        else:
            found.append(_line(f"{path}[{a}]", dict(want), "nothing"))
    for b, item in enumerate(got):
        if b not in partner.values():
            found.append(_line(path, "nothing more", _shown(item, text)))
    return found


def _never(never: Mapping[str, Any], reading: Reading, text: str) -> list[str]:
    """Tell which of the tempting misreadings came out as an incident."""
    incidents = [claim for claim in reading.claims if claim.kind == "incident"]
    harms = [harm for claim in incidents for harm in _all_harms(claim.harm)]
    counts = {end for harm in harms for end in (harm.low, harm.high)}
    killed = {end for harm in harms if harm.outcome == "killed" for end in (harm.low, harm.high)}
    present: dict[str, set[Any]] = {
        "kinds": {claim.kind for claim in reading.claims},
        "outcomes": {harm.outcome for harm in harms},
        "counts": counts,
        "killed": killed,
        "statuses": {harm.who.status for harm in harms},
        "means": {item.code for claim in incidents for item in claim.means},
        "objects": {item.code for claim in incidents for item in claim.objects},
        "places": {name for c in incidents if c.where for name in (c.where.name, _words(c.where, text))},
        "edtf": {claim.when.edtf for claim in incidents if claim.when},
    }
    found = [
        _line(f"never.{key}", f"not {value!r}", sorted(map(str, present[key])))
        for key, values in never.items()
        if key in present
        for value in values
        if value in present[key] or (value == "*" and present[key])
    ]
    for words in never.get("words", ()):
        found += [_line("never.words", f"not {words!r}", h.reported) for h in harms if words in (_words(h, text) or "")]
    actors = [actor for claim in incidents for actor in claim.actors]
    for want in never.get("actors", ()):
        tempted = [_shown(actor, text) for actor in actors if not _fields(want, actor, text, "")]
        found += [_line("never.actors", f"not {want}", shown) for shown in tempted]
    return found


def _all_harms(harms: Sequence[Harm]) -> Iterator[Harm]:
    for harm in harms:
        if not is_rest(harm):
            yield harm
        yield from _all_harms(harm.parts)


def _words(value: Any, text: str) -> str | None:
    return None if getattr(value, "span", None) is None else value.span.of(text)


def _nth(text: str, words: str, nth: int) -> int:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start


def _shown(value: Struct, text: str) -> str:
    """Return the telling fields of a value, for one line of a difference."""
    hidden = {"span", "rule", "reading_certainty", "class_", "derived_from"}
    fields = {name: getattr(value, name) for name in value.__struct_fields__ if name not in hidden}
    told = {name: item for name, item in fields.items() if item not in (None, UNSET, (), "unknown")}
    return f"{told} at {_words(value, text)!r}"


def _line(path: str, expected: object, got: object) -> str:
    return f"{path}: expected {expected!r}, got {got!r}"
