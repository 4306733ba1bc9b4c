"""One preserved document, as the reader gets it."""

import re
from datetime import date, datetime

from msgspec import Struct

from harmledger.model.errors import HarmledgerError

# Python would also take 20231026, 2023-W43-4, and years that leave no room for the day before.
_WRITTEN = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}(?:[T ].+)?", re.ASCII)


class Report(Struct, frozen=True, kw_only=True):
    """A report's text and what is known about it from outside the text.

    `published` is an ISO 8601 day of 1900 to 2099, or a time with its zone; `country` is where the report is known to
    speak of, ISO 3166-1 alpha-2; `source` is the outlet's name.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    country: str | None = None
    source: str | None = None

    def published_at(self) -> date | None:
        """Return when it was published, a `datetime` where a time is given; HarmledgerError when it is neither.

        None when it is not known.
        """
        if not self.published:
            return None
        try:
            if not _WRITTEN.fullmatch(self.published):
                raise ValueError("not in the extended format, or not of our time")
            if len(self.published) <= len("2024-05-08"):
                return date.fromisoformat(self.published)
            return datetime.fromisoformat(self.published)
        except ValueError as error:
            raise HarmledgerError(
                f"The publication date {self.published!r} is neither a day written as YYYY-MM-DD nor an ISO 8601 time."
            ) from error

    def published_day(self) -> date | None:
        """Return the day of publication as it is stamped, None when it is not known; HarmledgerError as above."""
        at = self.published_at()
        return at.date() if isinstance(at, datetime) else at
