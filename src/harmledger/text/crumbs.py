"""Finds page crumbs: lines that belong to the page and not to the report; they are set aside, never deleted."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from harmledger.model import Span


class Crumb(NamedTuple):
    """A line of page furniture, in offsets of the cleaned text.

    `kind` is credit | caption | link | menu; `inner` are the words that the line is about (the name in a credit).
    """

    span: Span
    kind: str
    inner: Span


# A longer line is text, whatever it begins with.
_LONGEST: Final = 200
_FIGURE: Final = r"(?:photo(?:graph)?|image|picture|video|footage)s?"
_ADDRESS: Final = r"(?:https?://|www\.)\S+"
_KINDS: Final = {
    "credit": rf"(?:{_FIGURE} )?credits?(?: ?:| to:?) *(?P<credit>\S.*)|{_FIGURE} (?:by|courtesy of):? *(?P<by>\S.*)",
    "caption": rf"(?:file )?{_FIGURE}(?: caption)?: *(?P<caption>\S.*)|caption: *(?P<named>\S.*)"
    rf"|click (?:here )?to (?:see|view|enlarge)\b.*|\(?file {_FIGURE}\)?",
    "link": rf"<?{_ADDRESS}>?|(?:read|see|watch|more|related|link|source|via)\b[^:.]{{0,20}}:? *{_ADDRESS}"
    r"|(?:read (?:more|also|next)|see also|also read|related):.*|(?:for more information,? )?contact\b.*@.*",
    "menu": r"share (?:this|on|via)\b.*|(?:follow|join|find|like) us (?:on|at)\b.*|subscribe(?: (?:to|now|here)\b.*)?"
    r"|sign up (?:for|to)\b.*|advertisement|skip to (?:main )?content|(?:related|latest|more) (?:articles|news|stories)"
    r"|back to top|all rights reserved\.?|leave a (?:comment|reply)|comments|print(?: this page)?|tweet",
}
_CRUMB: Final = re.compile("|".join(f"(?P<{kind}_>{pattern})" for kind, pattern in _KINDS.items()), re.IGNORECASE)
_NAMES: Final = ("credit", "by", "caption", "named")
# The first letters of all the patterns: most lines are told from crumbs by one look.
_FIRST: Final = frozenset('ABCFIJLMPRSTVWabcfijlmprstvwhH<("[')


def crumbs(text: str) -> tuple[Crumb, ...]:
    """Return the crumbs of a cleaned text, in order; a line is a crumb only as a whole."""
    found: list[Crumb] = []
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare and len(bare) <= _LONGEST and bare[0] in _FIRST:
            match = _CRUMB.fullmatch(bare)
            if match is not None:
                found.append(_crumb(match, at + line.index(bare)))
        at += len(line) + 1
    return tuple(found)


def _crumb(match: re.Match[str], at: int) -> Crumb:
    kind = next(kind for kind in _KINDS if match[f"{kind}_"] is not None)
    start, end = next((match.span(name) for name in _NAMES if match[name] is not None), match.span())
    if end - start > 2 and match.string[start] + match.string[end - 1] in ("()", "[]"):
        start, end = start + 1, end - 1
    return Crumb(Span(at, at + match.end()), kind, Span(at + start, at + end))
