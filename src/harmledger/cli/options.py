"""Values of options that several verbs take, checked before anything is read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from harmledger.model import HarmledgerError, Report

if TYPE_CHECKING:
    import click

Code = TypeVar("Code", bound=str)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_COUNTRY = re.compile(r"[A-Za-z]{2}")


class BadOption(HarmledgerError):
    """The value of an option is not of the kind that the option takes."""


def day(published: str | None) -> str | None:
    """Return a publication date as given; BadOption when it is none."""
    if published is not None and Report(id="", text="", published=published).published_day() is None:
        raise BadOption(
            f"The publication date {published!r} is neither a day written as YYYY-MM-DD nor an ISO 8601 time."
        )
    return published


def country_code(country: str | None) -> str | None:
    """Return a country's two letters in capitals; BadOption when they are not two letters."""
    if country is None:
        return None
    if not _COUNTRY.fullmatch(country):
        raise BadOption(f"The country {country!r} is not a code of two letters, such as SY.")
    return country.upper()


def language_code(language: str | None) -> str | None:
    """Return a language's code in small letters; BadOption when it has not the form of one (BCP 47)."""
    if language is None:
        return None
    if not _LANGUAGE.fullmatch(language):
        raise BadOption(f"The language {language!r} is not a code such as en or ar.")
    return language.lower()


def quietly(check: Callable[[str | None], str | None], told: str | None, what: str) -> str | None:
    """Return what `check` makes of a value; where it refuses, the sentence does not repeat the value.

    For verbs of the register: what was typed in the wrong place may be a name, and the error stream a file.
    """
    try:
        return check(told)
    except HarmledgerError:
        raise BadOption(f"{what}.") from None


def readable(told: str) -> str:
    r"""Return a text from the command line or a file's name with bytes that are no UTF-8 written as `\xff`."""
    return os.fsencode(told).decode("utf-8", "backslashreplace")


def typed(context: click.Context, parameter: click.Parameter, told: str | None) -> str | None:
    """Return free text of an option, made readable; for click's `callback`."""
    return told and readable(told)


def one_of(codes: tuple[Code, ...], told: str, what: str) -> Code:
    """Return a code of a closed list; BadOption, which names the list, when it is not in it."""
    for code in codes:
        if code == told:
            return code
    raise BadOption(f"{what} is one of: {', '.join(codes)}.")
