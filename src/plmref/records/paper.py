"""The record of one paper. `docs/record-format.md` says how each field is written, and why.

Every record refuses unknown fields. A field that is None or empty is not known here; it is never a guess.
"""

from decimal import Decimal
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

# `$` alone would let a line break stand at the end, and `\d` a full-width digit.
Id = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9.-]*$(?!\n)", description="short, stable, lower-case handle")]
Line = Annotated[str, Meta(min_length=1)]
Date = Annotated[
    str,
    Meta(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$(?!\n)", description="year, month or day, as the source gives it"),
]
Count = Annotated[int, Meta(ge=1)]
Source = Annotated[str, Meta(min_length=1, description="where the fact stands: a place in the paper, or a URL")]
Url = Annotated[str, Meta(pattern=r"^https?://", description="an http or https URL")]

PaperType = Literal["article", "inproceedings", "preprint", "report", "thesis", "web"]
LinkRole = Literal["paper", "code", "models", "blog", "video"]
Section = Literal["models", "applications"]
Relation = Literal["extends", "uses", "initialised-from", "contrasts-with"]
CorpusUnit = Literal[
    "words", "tokens", "characters", "sentences", "sentence-pairs", "documents", "examples", "MB", "GB", "TB"
]
Split = Literal["dev", "test", "train", "zero-shot"]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all records: frozen, and an unknown field is an error."""


class Text(Record, frozen=True, kw_only=True):
    """Text in two languages; `zh` is None where both are alike or no Chinese is known."""

    en: Line
    zh: Line | None = None

    def in_language(self, lang: str) -> str:
        """Returns the text in `lang` ("en" or "zh"), falling back to English."""
        return self.zh if lang == "zh" and self.zh else self.en


class Author(Record, frozen=True, kw_only=True):
    """One author, named as the paper names them."""

    family: Line
    given: Line | None = None
    zh: Line | None = None

    @property
    def name(self) -> str:
        """The name in Western order, such as "Yinhan Liu"."""
        return f"{self.given} {self.family}" if self.given else self.family


class Preprint(Record, frozen=True, kw_only=True):
    """The version on a preprint server, kept apart from the published one."""

    server: Line
    category: Line | None = None
    date: Date | None = None


class Venue(Record, frozen=True, kw_only=True):
    """The published version: everything that a citation needs."""

    name: Line
    short: Line | None = None
    year: Annotated[int, Meta(ge=1950, le=2100)]
    volume: Line | None = None
    number: Line | None = None
    pages: Line | None = None
    publisher: Line | None = None
    place: Line | None = None


class Identifiers(Record, frozen=True, kw_only=True):
    """What the paper is registered under. Always text: 1906.08230 unquoted is a number in YAML."""

    arxiv: Line | None = None
    doi: Line | None = None
    acl: Line | None = None
    openreview: Line | None = None

    @property
    def known(self) -> list[tuple[str, str]]:
        """(kind, value) of every identifier that the paper has, the kind as `records.identifiers` calls it."""
        pairs = (("arxiv", self.arxiv), ("doi", self.doi), ("acl", self.acl), ("openreview", self.openreview))
        return [(kind, value) for kind, value in pairs if value]


class Link(Record, frozen=True, kw_only=True):
    """A page that belongs to the paper."""

    role: LinkRole
    url: Url
    title: Line | None = None


class Objective(Record, frozen=True, kw_only=True):
    """A pretraining objective that the paper uses, as a term of the glossary."""

    term: Id
    source: Source


class Architecture(Record, frozen=True, kw_only=True):
    """The network, as a term of the glossary."""

    term: Id
    source: Source


class Tokenizer(Record, frozen=True, kw_only=True):
    """How text becomes tokens; `vocabulary_size` counts entries."""

    kind: Id
    vocabulary_size: Count | None = None
    source: Source


class Size(Record, frozen=True, kw_only=True):
    """One size of the model. `parameters` is a count, rounded as the paper rounds it."""

    name: Line
    parameters: Count | None = None
    layers: Count | None = None
    decoder_layers: Count | None = None
    hidden_size: Count | None = None
    heads: Count | None = None
    source: Source


class CorpusSize(Record, frozen=True, kw_only=True):
    """An amount of text and what it is counted in."""

    amount: Annotated[float, Meta(gt=0)]
    unit: CorpusUnit


class Corpus(Record, frozen=True, kw_only=True):
    """A body of text that the model was pretrained on."""

    name: Text
    size: CorpusSize | None = None
    source: Source


class Training(Record, frozen=True, kw_only=True):
    """One pretraining run. `sequence_length` counts tokens."""

    model: Line | None = None
    steps: Count | None = None
    batch_size: Count | None = None
    batch_unit: Literal["sequences", "tokens"] | None = None
    sequence_length: Count | None = None
    hardware: Text | None = None
    time: Text | None = None
    source: Source


class Result(Record, frozen=True, kw_only=True):
    """One score, as printed, with all its digits; per cent where the metric is usually given in per cent."""

    benchmark: Line
    split: Split | None = None
    metric: Line
    score: Decimal | int
    model: Line
    source: Source


class BuildsOn(Record, frozen=True, kw_only=True):
    """An edge of the lineage: which earlier paper, in what relation, how."""

    id: Id
    relation: Relation
    how: Text
    source: Source


class SubPoint(Record, frozen=True, kw_only=True):
    """A detail of a key point; without a source of its own it shares the key point's."""

    en: Line
    zh: Line
    source: Source | None = None


class KeyPoint(Record, frozen=True, kw_only=True):
    """One thing that the paper does or shows."""

    en: Line
    zh: Line
    source: Source
    points: list[SubPoint] = []


class Figure(Record, frozen=True, kw_only=True):
    """A picture drawn by this project; `file` is relative to the catalogue's folder."""

    file: Line
    caption: Text


class Notes(Record, frozen=True, kw_only=True):
    """Paths of the Markdown notes, relative to the catalogue's folder."""

    en: Line | None = None
    zh: Line | None = None


class Paper(Record, frozen=True, kw_only=True):
    """One paper of the catalogue."""

    id: Id
    title: Line
    title_zh: Line | None = None
    names: list[Line]
    type: PaperType
    authors: Annotated[list[Author], Meta(min_length=1)]
    organizations: list[Text]
    date: Date
    sources: Annotated[list[Url], Meta(min_length=1, description="pages read for title, authors, date and venue")]
    follows: Text | None = None
    preprint: Preprint | None = None
    venue: Venue | None = None
    identifiers: Identifiers = msgspec.field(default_factory=Identifiers)
    links: list[Link] = []
    section: Section
    topics: list[Id]
    objectives: list[Objective] = []
    architecture: Architecture | None = None
    tokenizer: Tokenizer | None = None
    sizes: list[Size] = []
    corpora: list[Corpus] = []
    training: list[Training] = []
    results: list[Result] = []
    results_note: Text | None = None
    builds_on: list[BuildsOn] = []
    key_points: Annotated[list[KeyPoint], Meta(min_length=1)]
    figures: list[Figure] = []
    notes: Notes = msgspec.field(default_factory=Notes)

    @property
    def terms(self) -> list[str]:
        """Ids of all glossary terms that the record uses, each once, in order of first use."""
        used = [*self.topics, *(objective.term for objective in self.objectives)]
        if self.architecture:
            used.append(self.architecture.term)
        if self.tokenizer:
            used.append(self.tokenizer.kind)
        return list(dict.fromkeys(used))

    @property
    def resources(self) -> list[str]:
        """Files of the catalogue that the record names: its notes and figures."""
        return [*filter(None, (self.notes.en, self.notes.zh)), *(figure.file for figure in self.figures)]
