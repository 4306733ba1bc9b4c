"""Two invented reports and what a reader makes of them: a plain one, and one of every kind that is sealed."""

from __future__ import annotations

from tests.register.conftest import Quick

from harmledger.model import Claim, Reading, Report, Span
from harmledger.model.attribution import Attribution
from harmledger.model.claim import Flag, Remark
from harmledger.model.harm import Group, Harm
from harmledger.model.means import Means, Object
from harmledger.model.voice import Voice
from harmledger.model.when import When
from harmledger.model.where import Where

# Spans are known by their numbers, which must be no others: the words begin far behind.
_BEFORE = "Zqsearched. " + "A dull and invented sentence stands here again. " * 190

PLAIN_TEXT = (
    f"{_BEFORE}Zqclaimstart: zqtextword, and zqquoted people were hit. Zqcharacter spoke. Zqremarkword was by. "
    "Zqvoiceword said so. It ended."
)
KINDS_TEXT = (
    "Zqsearched. Here zqcleared people were hit. Then zqviolenceword befell some. Then zqminorword was hit. "
    "Then zqdetaineeword was taken. Then zqhealthword was hurt. Then zqcounted people fell, zqwitnessword said. "
    "It was at zqhomeword. There zqothers fell. Zqkeptname stood by."
)


def _at(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word))


def _plain() -> Claim:
    character, remark = _at(PLAIN_TEXT, "Zqcharacter"), _at(PLAIN_TEXT, "Zqremarkword")
    voice = Voice(name="Zqvoicename", kind="monitor", affiliation="Zqvoiceaff", span=_at(PLAIN_TEXT, "Zqvoiceword"))
    return Claim(
        id="zqclaimbody",
        kind="incident",
        rule="zqrulename",
        span=Span(_at(PLAIN_TEXT, "Zqclaimstart").start, len(PLAIN_TEXT)),
        when=When(edtf="2031-07-19", earliest="2031-07-19", latest="2031-07-19"),
        where=Where(
            name="Zqtown", place_id="team:zqtown", kind="village", level="village",
            lat=41.98765, lon=42.98764, radius_m=7331, country="ZY",
        ),
        harm=(
            Harm(
                outcome="killed", low=8311, high=8317, reported="zqquoted people",
                span=_at(PLAIN_TEXT, "zqquoted people"), said_by=voice,
            ),
        ),
        actors=(Attribution(actor="zqactor", as_written=None),),
        means=(Means(code="barrel_bomb"),),
        objects=(Object(code="zqobject"),),
        characterisation=(character,),
        context=(Remark(kind="zqremarkcode", quote="Zqremarkword", span=remark),),
        flags=(Flag(code="zqflagcode", words="Look."),),
    )  # fmt: skip


def _harm(word: str, number: int, **more: object) -> Harm:
    told = {"outcome": "killed", "low": number, "high": number, "reported": word, "span": _at(KINDS_TEXT, word)}
    return Harm(**{**told, **more})  # type: ignore[arg-type]


def _sealed() -> tuple[Claim, Claim]:
    witness = Voice(
        name="Zqwitnessname", kind="witness", affiliation="Zqwitnessaff", span=_at(KINDS_TEXT, "zqwitnessword")
    )
    people = Claim(
        id="people",
        kind="incident",
        harm=(
            _harm("zqcleared", 8555),
            _harm("zqviolenceword", 8419, outcome="sexual_violence"),
            _harm("zqminorword", 8422, class_="sealed", who=Group(age="child")),
            _harm("zqdetaineeword", 8433, class_="sealed", outcome="detained"),
            _harm("zqhealthword", 8444, outcome="injured", who=Group(roles=("pregnant",))),
            _harm("zqcounted", 8466, said_by=witness),
        ),
    )
    where = Where(
        name="zqhomeword", kind="house", level="exact", span=_at(KINDS_TEXT, "zqhomeword"),
        lat=41.87654, lon=42.87653, radius_m=7114,
    )  # fmt: skip
    return people, Claim(id="home", kind="incident", where=where, harm=(_harm("zqothers", 8477),))


class PlantedReader(Quick):
    """Reads the two texts."""

    def read(self, report: Report) -> Reading:
        """Return the claims of whichever it is."""
        if report.text == PLAIN_TEXT:
            return Reading(report=report.id, language="en", claims=(_plain(),), reader=self.versions)
        kept = Remark(kind="name", quote="Zqkeptname", span=_at(KINDS_TEXT, "Zqkeptname"), class_="sealed")
        flag = Flag(code="look", words="Zqflagwords may repeat what is hidden.")
        return Reading(
            report=report.id, language="en", claims=_sealed(), flags=(flag,), remarks=(kept,), reader=self.versions
        )


READ_MARKERS: dict[str, tuple[str, ...]] = {
    "claim.kind": ('"kind":"incident"',),
    "claim.rule": ("zqrulename",),
    "claim.span": (str(_at(PLAIN_TEXT, "Zqclaimstart").start),),
    "claim.when": ("2031-07-19",),
    "claim.where": ("zqtown",),
    "claim.point": ("41.98765", "42.98764", "7331"),
    "claim.harm": ("8311", "8317"),
    "claim.actors": ("zqactor",),
    "claim.means": ("barrel_bomb",),
    "claim.objects": ("zqobject",),
    "claim.voice": ("zqvoicename", "zqvoiceaff"),
    "claim.characterisation": (str(_at(PLAIN_TEXT, "Zqcharacter").start),),
    "claim.context": ("zqremarkcode",),
    "claim.flags": ("zqflagcode",),
    "claim.quotes": ("zqquoted",),
    "sexual_violence": ("8419", "zqviolenceword"),
    "minor_name": ("8422", "zqminorword"),
    "living_detainee": ("8433", "zqdetaineeword"),
    "health": ("8444", "zqhealthword"),
    "human_voice": ("zqwitnessname", "zqwitnessaff", "zqwitnessword"),
    "human_source": ("zqhumanname", "zqhumanaffiliation", "zqhumannotes"),
    "what is sealed beside claims": ("zqkeptname",),
    "what may repeat it": ("zqflagwords",),
    "home_point": ("41.87654", "42.87653", "7114", "zqhomeword", "35.82263", "36.82264", "zqhomeplace", "zqhomealias"),
}
