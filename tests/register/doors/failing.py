"""Commands that fail, each with a record or a planted name in its hands; what they say must hold nothing of either."""

from __future__ import annotations

from pathlib import Path

from tests.register.doors.planted import ERASED_NAME, Planted

TYPED = "Zqtypedname"
"""What somebody types where it does not belong."""
_WHY = ("--reason", f"Because {TYPED} asked.")


def failing(planted: Planted, folder: Path) -> dict[str, tuple[object, ...]]:
    """Return the commands, each under a word for what is wrong with it."""
    report, claim = planted.records["report"][1], planted.records["claim"][1]
    source, incident = planted.records["source"][1], planted.records["incident"][1]
    files = folder.parent / "failing"
    files.mkdir(exist_ok=True)
    picture, empty, table = (files / f"{TYPED}{end}" for end in (".png", ".txt", ".csv"))
    picture.write_bytes(b"\x89PNG\r\n\x1a\n Zqtypedname" + bytes(300))
    empty.write_bytes(b"")
    table.write_text(f"name,lat,lon\n{TYPED},{TYPED},{TYPED}\n", encoding="utf-8")
    known = Path(__file__)
    return {
        "a sealed harm marked public": ("mark", f"{claim}:harm/1", "public", *_WHY),
        "a health harm marked internal": ("mark", f"{claim}:harm/4", "internal", *_WHY),
        "a sealed voice marked public": ("mark", f"{claim}:harm/5/said_by", "public", *_WHY),
        "a person's name marked public": ("mark", f"{source}:name", "public", *_WHY),
        "a text marked public": ("mark", f"{report}:text", "public", *_WHY),
        "no such field": ("mark", f"{claim}:{TYPED}", "public", *_WHY),
        "no such path": ("mark", f"{claim}:harm/9", "public", *_WHY),
        "a wrong class": ("mark", claim, TYPED, *_WHY),
        "no reason": ("mark", claim, "public", "--reason", " "),
        "no such tail": ("show", TYPED),
        "no such id": ("show", "0" * 12),
        "an id of nothing with a page": ("show", planted.markers["member.id"][0]),
        "an erased id": ("show", planted.erased),
        "an erased id marked": ("mark", planted.erased, "public", *_WHY),
        "no such entry": ("show", "#999999"),
        "unsealed without a reason": ("show", incident, "--unseal"),
        "a file that is not there": ("add", files / f"{TYPED}.pdf"),
        "a picture": ("add", picture, "--title", TYPED, "--source", TYPED),
        "an empty file": ("add", empty, "--how", TYPED, "--by", TYPED),
        "no date": ("add", known, "--published", TYPED),
        "no country": ("add", known, "--country", TYPED),
        "no language": ("add", known, "--language", TYPED),
        "no kind of source": ("add", known, "--source-kind", TYPED),
        "a source by a sealed name": ("reports", "--source", "Zqhumanname"),
        "a source by no name": ("reports", "--source", TYPED),
        "a source by an erased name": ("reports", "--source", ERASED_NAME),
        "a list behind another kind": ("reports", "--after", claim),
        "a list of no day": ("claims", "--from", TYPED),
        "a list of no kind": ("claims", "--kind", TYPED),
        "a source that repeats itself": ("sources", "describe", source, "--voice", source),
        "a source of no kind": ("sources", "describe", source, "--kind", TYPED),
        "a source that repeats nobody": ("sources", "describe", source, "--voice", TYPED),
        "a source merged into itself": ("sources", "merge", source, source),
        "an incident erased": ("erase", incident, "--yes", "--reason", TYPED),
        "no such id erased": ("erase", TYPED, "--yes", "--reason", TYPED),
        "places of no sort": ("places", "import", table, "--register", folder),
        "an export over a file": ("export", "--out", empty),
        "an export into no folder": ("export", "--out", files / TYPED / f"{TYPED}.csv"),
        "an export of no format": ("export", "--format", TYPED),
    }
