"""Words whose full stop ends no sentence, and words that begin one."""

from __future__ import annotations

from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Before a name: never an end.
TITLES: Final = _words(
    "mr mrs ms mx dr prof rev fr hon pres gov sen rep amb supt"
    " gen lt col maj capt cpt sgt cpl pvt pfc adm cmdr cdr brig comdr messrs"
)
# Before a number: an end only where none follows.
BEFORE_NUMBER: Final = _words("no nos nr art arts fig figs vol vols p pp para paras ch ca approx incl res tel ext op")
# Months and days, written with a capital letter: an end only where no number follows.
CALENDAR: Final = _words("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri")
# Within a phrase: an end only where a word follows that begins sentences.
INNER: Final = _words("st ste mt ft inc ltd co corp jr sr bros etc al dept dist prov v approx est govt assn ave blvd")
# The states of the USA, written with a capital letter: as INNER.
STATES: Final = _words(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn"
    " tex va vt wash wis wyo"
)
NEVER: Final = _words("i.e e.g vs cf")
# What follows a time of day without ending the sentence.
AFTER_HOUR: Final = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
    " mon tue tues wed thu thur thurs fri sat sun gmt utc est edt cet local"
)
# Words that hardly ever carry a capital letter within a sentence.
OPENERS: Final = _words(
    "a an the this that these those there here he she it they we i you his her its their our in on at by"
    " for from to of as after before during since while when where if although though but and or so then"
    " however meanwhile also later earlier several some many most both one two three four five no"
    " according following another other not what who witnesses residents"
)
