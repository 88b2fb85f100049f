"""The facts of a paper as labelled lines, each with its source: what the facts table and Markdown show alike."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from plmref.records.rows import TermRow
from plmref.views.labels import amount, bracketed, enumerated, label, listed, named
from plmref.views.view import Languages, shown

if TYPE_CHECKING:
    from plmref.records.paper import Corpus, Paper, Preprint, Size, Training, Venue

TermNames = Callable[[str], TermRow | None]


class Fact(NamedTuple):
    """One line of the facts table; `source` is "" for what the record's own sources say."""

    key: str
    text: str
    source: str = ""


def facts(paper: "Paper", term: TermNames, languages: Languages) -> Iterator[Fact]:
    """Yields what is known of the paper, in the order in which readers ask; what is unknown is left out.

    `term` gives the glossary's entry for a term id, or None.
    """

    def name(term_id: str) -> str:
        found = term(term_id)
        return shown(found.name, languages) if found else term_id

    yield from _bibliography(paper, languages)
    if paper.architecture:
        yield Fact("architecture", name(paper.architecture.term), paper.architecture.source)
    for objective in paper.objectives:
        yield Fact("objectives", name(objective.term), objective.source)
    if tokenizer := paper.tokenizer:
        size = tokenizer.vocabulary_size
        parts = [name(tokenizer.kind), amount(size, "vocabulary", languages) if size else ""]
        yield Fact("tokenizer", listed(parts, languages), tokenizer.source)
    yield from (Fact("sizes", _size(size, languages), size.source) for size in paper.sizes)
    yield from (Fact("corpora", _corpus(corpus, languages), corpus.source) for corpus in paper.corpora)
    yield from (Fact("training", _training(run, languages), run.source) for run in paper.training)
    if paper.topics:
        yield Fact("topics", enumerated(map(name, paper.topics), languages))
    if paper.follows:  # last: it matters to who checks, and to nobody else
        yield Fact("follows", shown(paper.follows, languages))


def _bibliography(paper: "Paper", languages: Languages) -> Iterator[Fact]:
    """Yields what identifies the paper; the record's `sources` say where it was read."""
    authors = ", ".join(_author(author.name, author.zh, languages) for author in paper.authors)
    organizations = enumerated((shown(text, languages) for text in paper.organizations), languages)
    known = (
        ("title", paper.title_zh or ""),
        ("names", ", ".join(paper.names)),
        ("authors", authors),
        ("organizations", organizations),
        ("date", paper.date),
        ("venue", _venue(paper.venue) if paper.venue else ""),
        ("preprint", _preprint(paper.preprint, paper.identifiers.arxiv) if paper.preprint else ""),
        ("identifiers", _identifiers(paper)),
    )
    yield from (Fact(key, text) for key, text in known if text)


def _author(name: str, chinese: str | None, languages: Languages) -> str:
    if not chinese:
        return name
    return chinese if languages == ("zh",) else f"{name} ({chinese})"


def _venue(venue: "Venue") -> str:
    numbers = [
        venue.volume or "",
        f"({venue.number})" if venue.number else "",
        f":{venue.pages}" if venue.pages else "",
    ]
    long = venue.name or ""
    name = long if not venue.short or venue.short in long else f"{long} ({venue.short})" if long else venue.short
    parts = [name, "".join(numbers).lstrip(":"), venue.place, venue.publisher, str(venue.year or "")]
    return ", ".join(filter(None, parts))


def _preprint(preprint: "Preprint", arxiv: str | None) -> str:
    category = f"[{preprint.category}]" if preprint.category else ""
    return " ".join(filter(None, (preprint.server, arxiv, category, preprint.date)))


def _identifiers(paper: "Paper") -> str:
    known = paper.identifiers
    pairs = (("arXiv", known.arxiv), ("DOI", known.doi), ("ACL", known.acl), ("OpenReview", known.openreview))
    return ", ".join(f"{kind} {value}" for kind, value in pairs if value)


def _size(size: "Size", languages: Languages) -> str:
    layers = amount(size.layers, "layers", languages) if size.layers else ""
    if layers and size.decoder_layers:
        decoder = amount(size.decoder_layers, "layers", languages)
        layers = f"{layers} + {decoder}{bracketed(label('decoder', languages), languages)}"
    parts = [
        amount(size.parameters, "parameters", languages) if size.parameters else "",
        layers,
        f"{label('hidden', languages)} {size.hidden_size}" if size.hidden_size else "",
        f"{size.heads} {label('heads', languages)}" if size.heads else "",
    ]
    return named(size.name, listed(parts, languages), languages)


def _corpus(corpus: "Corpus", languages: Languages) -> str:
    size = amount(corpus.size.amount, corpus.size.unit, languages) if corpus.size else ""
    return named(shown(corpus.name, languages), size, languages)


def _training(run: "Training", languages: Languages) -> str:
    batch = ""
    if run.batch_size:
        size = amount(run.batch_size, run.batch_unit or "", languages)
        batch = f"{label('batch', languages)} {size}"
    parts = [
        amount(run.steps, "steps", languages) if run.steps else "",
        batch,
        f"{label('sequence', languages)} {run.sequence_length}" if run.sequence_length else "",
        shown(run.hardware, languages) if run.hardware else "",
        shown(run.time, languages) if run.time else "",
    ]
    return named(run.model or "", listed(parts, languages), languages)
