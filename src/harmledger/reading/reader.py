"""The reader: one door from a report to its claims."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256

from msgspec import UNSET

from harmledger.grammar import Line, Trace
from harmledger.lexicon import load_lexicon
from harmledger.model import SCHEMA_VERSION, Claim, Flag, Reading, Remark, Report, Versions
from harmledger.places import Gazetteer
from harmledger.reading.anchors import anchor
from harmledger.reading.assemble import Assembler
from harmledger.reading.attributions import Attributor
from harmledger.reading.cascade import Cascade
from harmledger.reading.certainty import Judge
from harmledger.reading.civil_time import civil_day
from harmledger.reading.discourse import Teller
from harmledger.reading.document import Document
from harmledger.reading.remarks import remarks_beside
from harmledger.reading.scan import Scanner, lowered
from harmledger.reading.sealing import Sealer
from harmledger.reading.settings import Chooser, Setting
from harmledger.reading.statements import statements
from harmledger.reading.ties import ties
from harmledger.reading.unread import Leftovers
from harmledger.reading.vocabulary import Vocabulary
from harmledger.reading.weighing import weights_digest
from harmledger.reading.whereabouts import Locator
from harmledger.rules import catalogue
from harmledger.rules.meanings import NamesFact
from harmledger.text import language

READER_VERSION = "0.1.0"
LANGUAGES = ("en",)


def rules_digest() -> str:
    """Return the SHA-256 over every rule's id, pattern and label."""
    total = sha256()
    for rule in catalogue():
        total.update(f"{rule.id}\0{rule.pattern}\0{rule.label}\n".encode())
    return total.hexdigest()


class Reader:
    """Reads reports; make one and use it for many, it keeps nothing of what it read."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        """Load the words and the rules; without a gazetteer given, open the bundled one and those imported."""
        self.gazetteer = gazetteer or Gazetteer.open()
        self.chooser = Chooser(self.gazetteer)
        self.lexicon = load_lexicon("en")
        self.vocabulary = Vocabulary(self.lexicon, catalogue())
        self.scanner = Scanner(self.vocabulary, self.gazetteer)
        self.cascade = Cascade(self.vocabulary.alphabet)
        self.sealer = Sealer(self.lexicon)
        self._ties = ties(self.vocabulary.alphabet)
        self._leftovers = Leftovers(self.vocabulary.alphabet)
        self.judge = Judge()

    @cached_property
    def versions(self) -> Versions:
        """Return what every reading of this reader records about it."""
        return Versions(
            schema=SCHEMA_VERSION,
            reader=READER_VERSION,
            rules=rules_digest(),
            lexicon=self.lexicon.digest,
            gazetteer=self.gazetteer.digest,
            weights=weights_digest(),
        )

    def read(self, report: Report, explain: bool = False) -> Reading:
        """Return the reading of a report, with the trace of every decision when asked to explain.

        HarmledgerError when its publication date is not a date. A report in a language that is not read yet gives no
        claims and the flag `language_not_read`.
        """
        spoken = language(report.text, report.language)
        if spoken not in LANGUAGES:
            report.published_day()
            return self._unread(report, spoken)
        document = Document(report)
        trace = Trace(document.trace_span) if explain else None
        line = self.scanner.line(document.text, document.sentences, report.country)
        names: list[NamesFact] = []
        line = self.cascade.fold(line, trace, names)
        claims, remarks, flags = self._tell(document, line, names, trace)
        return Reading(
            report=report.id,
            language=spoken,
            claims=claims,
            flags=(*self._flags(report), *flags),
            remarks=remarks,
            reader=self.versions,
            trace=tuple(trace.steps) if trace else UNSET,
        )

    def _tell(
        self, document: Document, line: Line, names: list[NamesFact], trace: Trace | None
    ) -> tuple[tuple[Claim, ...], tuple[Remark, ...], tuple[Flag, ...]]:
        facts = self.cascade.facts(line, trace)
        document.unread = self._leftovers.of(line, facts)
        document.statements = statements(line, document.sentences, facts, self.scanner.end, self._ties)
        sealed, flags = self.sealer.seal(document, names)
        document.loaded = self._loaded(document.text)
        surnames = self.scanner.namer.familiar.surnames
        setting = Setting(
            line, document.statements, document.report.country, self.chooser, self.lexicon.actors, surnames
        )
        document.published = civil_day(document.report.published_at(), setting.country)
        anchor(document)
        story = Teller(document.text, document.published, trace).tell(document.statements)
        if trace:
            for statement, why in story.aside:
                sentence = statement.sentence
                at = (sentence.start, sentence.end)
                trace.drop("discourse", "discourse.set_aside", "Not told as something that happened", at, why)
        locator = Locator(document.text, setting, document.span, trace)
        attributor = Attributor(self.lexicon.actors, document)
        judge = self.judge.tracing(trace) if trace else self.judge
        claims = Assembler(document, story, locator, attributor, judge).claims()
        return claims, (*remarks_beside(document, claims), *sealed), flags

    def _loaded(self, text: str) -> list[tuple[int, int]]:
        """Return where loaded words stand, the longest of those that overlap."""
        hits = self.vocabulary.loaded.find_matches_as_indexes(lowered(text), overlapping=True)
        found: list[tuple[int, int]] = []
        for _, start, end in sorted(hits, key=lambda hit: (hit[1], -hit[2])):
            inside = (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
            if not inside and (not found or start >= found[-1][1]):
                found.append((start, end))
        return found

    @staticmethod
    def _flags(report: Report) -> tuple[Flag, ...]:
        if report.published:
            return ()
        return (
            Flag(
                code="not_dated",
                words="The report's publication date is not known; days told relative to it stay unresolved.",
            ),
        )

    def _unread(self, report: Report, spoken: str) -> Reading:
        flag = Flag(
            code="language_not_read",
            words=f"The report is in a language that is not read yet ({spoken}); no claims were made of it.",
        )
        return Reading(report=report.id, language=spoken, claims=(), flags=(flag,), reader=self.versions)
