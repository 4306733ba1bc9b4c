"""One preserved document, as the reader gets it."""

from datetime import date

from msgspec import Struct

from harmledger.model.errors import HarmledgerError


class Report(Struct, frozen=True, kw_only=True):
    """A report's text and what is known about it from outside the text.

    `published` is an ISO day (a time behind it is kept and ignored for resolving days); `country` is where the report
    is known to speak of, ISO 3166-1 alpha-2; `source` is the outlet's name.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    country: str | None = None
    source: str | None = None

    def published_day(self) -> date | None:
        """Return the day of publication, or None when it is not known; HarmledgerError when it is not a date."""
        if not self.published:
            return None
        try:
            return date.fromisoformat(self.published[:10])
        except ValueError as error:
            raise HarmledgerError(
                f"The publication date {self.published!r} is not a day written as YYYY-MM-DD."
            ) from error
