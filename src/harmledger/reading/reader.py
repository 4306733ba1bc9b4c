"""The reader: one door from a report to its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import UNSET

from harmledger.grammar import Trace
from harmledger.model import SCHEMA_VERSION, Claim, Flag, Reading, Remark, Report, Versions
from harmledger.places import Gazetteer
from harmledger.reading.anchors import anchor
from harmledger.reading.assemble import Assembler
from harmledger.reading.attributions import Attributor
from harmledger.reading.certainty import Judge
from harmledger.reading.chooser import Chooser
from harmledger.reading.civil_time import civil_day
from harmledger.reading.discourse import Teller
from harmledger.reading.document import Document
from harmledger.reading.remarks import remarks_beside
from harmledger.reading.settings import Setting
from harmledger.reading.tongue import Tongue
from harmledger.reading.unread import together
from harmledger.reading.weighing import weights_digest
from harmledger.reading.whereabouts import Locator
from harmledger.rules import LANGUAGES
from harmledger.text import Sentence, language

READER_VERSION = "0.1.0"
# The labels by which certainties were calibrated are of texts in this language.
_CALIBRATED = "en"


class Reader:
    """Reads reports; make one and use it for many, it keeps nothing of what it read."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        """Load the words and rules of English; without a gazetteer given, open the bundled one and those imported."""
        self.gazetteer = gazetteer or Gazetteer.open()
        self.chooser = Chooser(self.gazetteer)
        self._tongues = {"en": Tongue("en", self.gazetteer)}
        self._versions: dict[str, Versions] = {}
        self.judge = Judge()

    def tongue(self, code: str) -> Tongue:
        """Return what it takes to read a language, loaded when it is first asked for."""
        if code not in self._tongues:
            self._tongues[code] = Tongue(code, self.gazetteer)
        return self._tongues[code]

    def versions(self, code: str) -> Versions:
        """Return what every reading in a language records about this reader."""
        if code not in self._versions:
            tongue = self.tongue(code)
            self._versions[code] = Versions(
                schema=SCHEMA_VERSION,
                reader=READER_VERSION,
                rules=tongue.rules_digest,
                lexicon=tongue.lexicon.digest,
                gazetteer=self.gazetteer.digest,
                weights=weights_digest(),
            )
        return self._versions[code]

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
        claims, remarks, flags = self._tell(document, spoken, trace)
        return Reading(
            report=report.id,
            language=spoken,
            claims=claims,
            flags=(*self._flags(report), *flags),
            remarks=remarks,
            reader=self.versions(spoken),
            trace=tuple(trace.steps) if trace else UNSET,
        )

    def _tell(
        self, document: Document, spoken: str, trace: Trace | None
    ) -> tuple[tuple[Claim, ...], tuple[Remark, ...], tuple[Flag, ...]]:
        parts = {self.tongue(code): told for code, told in by_language(document, spoken).items()}
        told = [(tongue, tongue.read(document, sentences, trace)) for tongue, sentences in parts.items()]
        document.statements = sorted(
            chain.from_iterable(one.statements for _, one in told), key=lambda one: one.sentence.start
        )
        document.unread = together(one.unread for _, one in told)
        sealed = [tongue.sealer.seal(document, one.names) for tongue, one in told]
        document.loaded = sorted(chain.from_iterable(tongue.loaded(document.text) for tongue in parts))
        actors = told[0][0].lexicon.actors
        values = [value for _, one in told for value in one.line.values]
        setting = Setting(
            values,
            document.statements,
            document.report.country,
            self.chooser,
            actors,
            {name for tongue in parts for name in tongue.scanner.namer.familiar.surnames},
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
        judge = self.judge if spoken == _CALIBRATED else Judge({})
        judge = judge.tracing(trace) if trace else judge
        claims = Assembler(document, story, locator, Attributor(actors, document, values), judge).claims()
        remarks = (*remarks_beside(document, claims), *chain.from_iterable(made for made, _ in sealed))
        flags = [*chain.from_iterable(flags for _, flags in sealed), *_not_sealed(parts)]
        return claims, remarks, tuple(flags)

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
        return Reading(report=report.id, language=spoken, claims=(), flags=(flag,), reader=self.versions("en"))


def _not_sealed(tongues: Iterable[Tongue]) -> Iterator[Flag]:
    """Yield a flag for each language in which nobody looks for the names of those who can be put at risk."""
    for tongue in tongues:
        if not tongue.cascade.names.rules:
            known_as = tongue.lexicon.language
            words = f"Names of persons who can be put at risk are not looked for in this language ({known_as})."
            yield Flag(code="names_not_sealed", words=words)


# Fewer characters are a name or a line of figures, and go with the rest of the report.
_TOO_SHORT = 40


def by_language(document: Document, spoken: str) -> dict[str, list[Sentence]]:
    """Return a document's sentences by the language of their paragraphs; what cannot be read is taken for `spoken`.

    Plain ASCII is of one language: other scripts have none of it, and a page of Spanish its accents.
    """
    if document.text.isascii():
        return {spoken: document.sentences}
    found: dict[str, list[Sentence]] = {spoken: []}
    code, paragraph = spoken, (-1, "")
    for index, sentence in enumerate(document.sentences):
        if (sentence.paragraph, sentence.kind) != paragraph:
            paragraph = (sentence.paragraph, sentence.kind)
            code = _language_of(document, index, spoken)
        found.setdefault(code, []).append(sentence)
    return found


def _language_of(document: Document, index: int, spoken: str) -> str:
    """Return the language of the paragraph that a sentence begins."""
    first = last = document.sentences[index]
    for sentence in document.sentences[index:]:
        if (sentence.paragraph, sentence.kind) != (first.paragraph, first.kind):
            break
        last = sentence
    words = document.text[first.start : last.end]
    if len(words) < _TOO_SHORT or words.isascii():
        return spoken
    code = language(words, spoken)
    return code if code in LANGUAGES else spoken
