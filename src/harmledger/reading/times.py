"""Resolve times: words of time become EDTF values against the report's own date, never silently from it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

from harmledger.rules.meanings import TimeWords

NOT_PUBLISHED = "The day depends on when the report was published, which is not known."
NO_SUCH_DAY = "There is no such day."
OTHER_WEEKDAY = "The day of the week that the text names is another one."
NO_REFERENCE = "The day depends on another day that the text does not tell."
# A date without a year may lie so many days after publication and still be of that year: zones and slips of the pen.
_SLACK = 2
# Of two readings of a date in figures, one so many days before publication is stronger than one farther back.
_NEAR = 31


class Resolved(Struct, frozen=True):
    """Days that words allow; `exact` when it is one day. All null but `hint` while they stay unresolved."""

    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    weaker: tuple[str, ...] = ()
    hint: str | None = None
    part: str | None = None

    @property
    def exact(self) -> bool:
        """Tell whether the time is one day."""
        return self.earliest is not None and self.earliest == self.latest

    def apart_from(self, other: Resolved) -> bool:
        """Tell whether no day is allowed by both; open ends allow all."""
        if self.earliest and other.latest and self.earliest > other.latest:
            return True
        return bool(other.earliest and self.latest and other.earliest > self.latest)


def _day(day: date, weaker: tuple[str, ...] = (), part: str | None = None) -> Resolved:
    return Resolved(day.isoformat(), day, day, weaker, None, part)


def _span(first: date, last: date, edtf: str | None = None, part: str | None = None) -> Resolved:
    return Resolved(edtf or f"{first.isoformat()}/{last.isoformat()}", first, last, (), None, part)


def _unresolved(hint: str, part: str | None = None) -> Resolved:
    return Resolved(hint=hint, part=part)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _valid(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def _dated(words: TimeWords, published: date | None, reference: Resolved | None = None) -> Resolved:
    found = _nearest(words, published, reference)
    if isinstance(found, str):
        return _unresolved(found, words.part)
    if words.weekday is not None and found.isoweekday() != words.weekday:
        return Resolved(f"{found.isoformat()}?", found, found, (), OTHER_WEEKDAY, words.part)
    return _day(found, part=words.part)


def _nearest(words: TimeWords, published: date | None, reference: Resolved | None) -> date | str:
    """Return the day, of the year told; else the last before publication; else the nearest to the day told before."""
    month, day = words.month or 1, words.day or 1
    if words.year is not None:
        return _valid(words.year, month, day) or NO_SUCH_DAY
    around = published or (reference.earliest if reference and reference.exact else None)
    if around is None:
        return NOT_PUBLISHED
    years = range(around.year + 1, around.year - 9, -1)
    days = [found for year in years if 0 < year < 10_000 and (found := _valid(year, month, day))]
    if published is None:
        return min(days, key=lambda one: abs(one - around), default=None) or NO_SUCH_DAY
    return next((one for one in days if one <= published + timedelta(_SLACK)), None) or NO_SUCH_DAY


def _ranged(words: TimeWords, published: date | None) -> Resolved:
    last = _dated(words.end or words, published)
    if last.latest is None:
        return last
    year = last.latest.year - ((words.month or 1) > last.latest.month)
    first = _dated(TimeWords("date", day=words.day, month=words.month, year=year), published)
    if first.earliest is None or first.earliest > last.latest:
        return _unresolved(first.hint or "There is no such range of days.", words.part)
    return _span(first.earliest, last.latest, part=words.part)


def _between(words: TimeWords, published: date | None, reference: Resolved | None) -> Resolved:
    """From one time to another, or one of the two; the first is looked for before the last."""
    if words.begin is None or words.end is None:
        return _unresolved(NO_REFERENCE)
    last = resolve(words.end, published, reference)
    if last.latest is None:
        return last
    first = resolve(words.begin, last.latest, reference)
    if first.earliest is None or first.earliest > last.latest:
        return _unresolved(first.hint or "There is no such range of days.")
    if words.kind == "oneof" and first.exact and last.exact:
        return Resolved(f"[{first.edtf},{last.edtf}]", first.earliest, last.latest, part=words.part)
    return _span(first.earliest, last.latest, part=words.part)


def _either(words: TimeWords, published: date | None) -> Resolved:
    """Keep both readings of 05/04; a day after publication is none, and one much nearer to it is the stronger."""
    options = [_dated(one, None).earliest for one in (words, words.end) if one]
    days = sorted({day for day in options if day})
    if published:
        days = [day for day in days if day <= published + timedelta(_SLACK)] or days
    if not days:
        return _unresolved(NO_SUCH_DAY)
    near = [day for day in days if published and published - day <= timedelta(_NEAR)]
    if len(days) == 1 or len(near) == 1:
        day = near[0] if near else days[0]
        return _day(day, tuple(other.isoformat() for other in days if other != day), words.part)
    return Resolved("[" + ",".join(day.isoformat() for day in days) + "]", days[0], days[-1], part=words.part)


def _of_month(words: TimeWords, published: date | None) -> Resolved:
    """ "On the 24th": the last such day before publication."""
    if published is None:
        return _unresolved(NOT_PUBLISHED)
    for back in range(3):
        total = published.year * 12 + published.month - 1 - back
        found = _valid(total // 12, total % 12 + 1, words.day or 1)
        if found and found <= published:
            return _day(found)
    return _unresolved(NO_SUCH_DAY)


def _weekday(words: TimeWords, published: date | None) -> Resolved:
    if published is None:
        return _unresolved(NOT_PUBLISHED, words.part)
    back = (published.isoweekday() - (words.weekday or 1)) % 7
    if words.mode == "next":
        return _unresolved("The words look ahead of the report.", words.part)
    if words.mode == "last" and back == 0:
        back = 7
    day = published - timedelta(back)
    weaker = ((day - timedelta(7)).isoformat(),) if words.mode == "last" else ()
    if words.mode == "night":
        return _day(day, ((day + timedelta(1)).isoformat(),), words.part)
    return _day(day, weaker, words.part)


def _period(words: TimeWords, published: date | None) -> Resolved:
    if published is None:
        return _unresolved(NOT_PUBLISHED)
    first_of_month = published.replace(day=1)
    monday = published - timedelta(published.isoweekday() - 1)
    match words.mode:
        case "this_month":
            return _span(first_of_month, published)
        case "last_month":
            first, last = _month(*_month_before(first_of_month))
            return _span(first, last, f"{first:%Y-%m}")
        case "this_week":
            return _span(monday, published)
        case "last_week":
            return _span(monday - timedelta(7), monday - timedelta(1))
        case "weekend":
            saturday = published - timedelta((published.isoweekday() - 6) % 7)
            return _span(saturday, min(published, saturday + timedelta(1)))
        case "this_year":
            return _span(date(published.year, 1, 1), published)
        case _:
            year = published.year - 1
            return _span(date(year, 1, 1), date(year, 12, 31), str(year))


def _month_before(first: date) -> tuple[int, int]:
    """Return year and month of the month before the one that begins on that day."""
    before = first - timedelta(1)
    return before.year, before.month


def _month_words(words: TimeWords, published: date | None) -> Resolved:
    month, year = words.month or 1, words.year
    if year is None:
        if published is None:
            return _unresolved(NOT_PUBLISHED)
        year = published.year if month <= published.month else published.year - 1
    first, last = _month(year, month)
    if published and first <= published < last:
        return Resolved(f"{first:%Y-%m}", first, published)
    return _span(first, last, f"{first:%Y-%m}")


def _ago(words: TimeWords, published: date | None) -> Resolved:
    if published is None:
        return _unresolved(NOT_PUBLISHED)
    try:
        day = published + timedelta(words.shift or 0)
    except OverflowError:
        return _unresolved("The words reach beyond the calendar.")
    match words.mode:
        case "1":
            return _day(day)
        case "7":
            return Resolved(f"{day.isoformat()}~", day - timedelta(3), day + timedelta(3))
        case "30":
            first, last = _month(day.year, day.month)
            return _span(first, min(last, published), f"{first:%Y-%m}~")
        case _:
            return _span(date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year}~")


def _shifted(words: TimeWords, published: date | None) -> Resolved:
    if published is None:
        return _unresolved(NOT_PUBLISHED, words.part)
    return _day(published + timedelta(words.shift or 0), part=words.part)


def _from_reference(words: TimeWords, reference: Resolved | None) -> Resolved:
    if reference is None or not reference.exact or reference.earliest is None:
        return _unresolved(NO_REFERENCE)
    return _day(reference.earliest + timedelta(words.shift or 0))


def _since(words: TimeWords, published: date | None, reference: Resolved | None) -> Resolved:
    inner = resolve(words.end, published, reference) if words.end else _unresolved(NO_REFERENCE)
    if inner.earliest is None:
        return inner
    first = inner.edtf or inner.earliest.isoformat()
    return Resolved(f"{first}/{published.isoformat() if published else '..'}", inner.earliest, published)


def resolve(words: TimeWords, published: date | None, reference: Resolved | None = None) -> Resolved:
    """Return the days that words of time allow.

    `published` is the report's own day, None when unknown; `reference` the day told before, for "the same day". A
    weekday looks back, the day of publication included; "last Tuesday" keeps the week before as a weaker reading.
    """
    match words.kind:
        case "date":
            return _dated(words, published, reference)
        case "monthday":
            return _of_month(words, published)
        case "between" | "oneof":
            return _between(words, published, reference)
        case "range":
            return _ranged(words, published)
        case "either":
            return _either(words, published)
        case "weekday":
            return _weekday(words, published)
        case "shift":
            return _shifted(words, published)
        case "overnight":
            if published is None:
                return _unresolved(NOT_PUBLISHED, "night")
            return _span(published - timedelta(1), published, part="night")
        case "ago":
            return _ago(words, published)
        case "recent":
            if published is None:
                return _unresolved(NOT_PUBLISHED)
            return Resolved(f"../{published.isoformat()}", None, published)
        case "period":
            return _period(words, published)
        case "month":
            return _month_words(words, published)
        case "year":
            year = words.year or 1
            return _span(date(year, 1, 1), date(year, 12, 31), str(year))
        case "season":
            return _season(words, published)
        case "same" | "later":
            return _from_reference(words, reference)
        case "since":
            return _since(words, published, reference)
        case _:
            return _unresolved("The words tell no day.", words.part)


def _season(words: TimeWords, published: date | None) -> Resolved:
    if words.year is None and published is None:
        return _unresolved(NOT_PUBLISHED)
    year = words.year or (published.year if published else 1)
    first = date(year, words.month or 1, 1)
    if words.year is None and published and first > published:
        first = first.replace(year=year - 1)
    last_month = (words.end.month if words.end else None) or 12
    last = _month(first.year + (last_month < first.month), last_month)[1]
    return _span(first, last)
