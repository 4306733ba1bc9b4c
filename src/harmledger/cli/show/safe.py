"""Makes text from a report harmless to a terminal: what would act on it is shown as its code point instead."""

import re

# C0 and C1 controls but tab and newline, marks that turn the direction of writing, separators that some terminals
# break lines at, halves of surrogate pairs, and invisible tag characters.
_ACTING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return the text with acting characters written as `<U+001B>`; its lines stay."""
    return _ACTING.sub(lambda found: f"<U+{ord(found[0]):04X}>", text.replace("\r\n", "\n"))


def inline(text: str, limit: int = 160) -> str:
    """Return the text as one line of at most `limit` characters, acting characters made visible."""
    line = " ".join(visible(text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def quoted(text: str) -> str:
    """Return the words of a report in quotation marks, on one line."""
    return f"“{inline(text)}”"
