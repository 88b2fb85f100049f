"""The facts of a paper as labelled lines, each with its source: what the facts table and Markdown show alike."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from plmref.records.rows import TermRow
from plmref.views.labels import amount, enumerated, label, listed, named, series
from plmref.views.view import Languages, shown

if TYPE_CHECKING:
    from plmref.records.paper import Corpus, Paper, Preprint, Size, Tokenizer, Training, Venue

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
        return term_text(term_id, term, languages)

    yield from _bibliography(paper, languages)
    if paper.architecture:
        yield Fact("architecture", name(paper.architecture.term), paper.architecture.source)
    for objective in paper.objectives:
        yield Fact("objectives", name(objective.term), objective.source)
    if tokenizer := paper.tokenizer:
        yield Fact("tokenizer", tokenizer_text(tokenizer, term, languages), tokenizer.source)
    yield from (Fact("sizes", _size(size, languages), size.source) for size in paper.sizes)
    yield from (Fact("corpora", corpus_text(corpus, languages), corpus.source) for corpus in paper.corpora)
    yield from (Fact("training", _training(run, languages), run.source) for run in paper.training)
    if paper.topics:
        yield Fact("topics", enumerated(map(name, paper.topics), languages))
    if paper.follows:  # last: it matters to who checks, and to nobody else
        yield Fact("follows", shown(paper.follows, languages))


def term_text(term_id: str, term: TermNames, languages: Languages) -> str:
    """Returns a term's name, or its id if the glossary does not have it."""
    found = term(term_id)
    return shown(found.name, languages) if found else term_id


def tokenizer_text(tokenizer: "Tokenizer", term: TermNames, languages: Languages) -> str:
    """Returns the kind of a tokenizer, and the size of its vocabulary if it is known."""
    size = tokenizer.vocabulary_size
    entries = amount(size, "vocabulary", languages) if size else ""
    return listed([term_text(tokenizer.kind, term, languages), entries], languages)


def _bibliography(paper: "Paper", languages: Languages) -> Iterator[Fact]:
    """Yields what identifies the paper; the record's `sources` say where it was read."""
    authors = series((_author(author.name, author.zh, languages) for author in paper.authors), languages)
    organizations = enumerated((shown(text, languages) for text in paper.organizations), languages)
    known = (
        ("title", paper.title_zh or ""),
        ("names", series(paper.names, languages)),
        ("authors", authors),
        ("organizations", organizations),
        ("venue", _venue(paper.venue, languages) if paper.venue else ""),
        ("preprint", _preprint(paper.preprint, paper.identifiers.arxiv) if paper.preprint else ""),
        ("identifiers", _identifiers(paper, languages)),
    )
    yield from (Fact(key, text) for key, text in known if text)


def _author(name: str, chinese: str | None, languages: Languages) -> str:
    if not chinese:
        return name
    return chinese if languages == ("zh",) else f"{name} ({chinese})"


def _venue(venue: "Venue", languages: Languages) -> str:
    """Returns the venue as a citation has it, behind what people call it: "ACL 2019"."""
    numbers = [
        venue.volume or "",
        f"({venue.number})" if venue.number else "",
        f":{venue.pages}" if venue.pages else "",
    ]
    called = " ".join(filter(None, (venue.short, str(venue.year or "")))) if venue.short else ""
    year = "" if called else str(venue.year or "")
    parts = [venue.name, "".join(numbers).lstrip(":"), venue.place, venue.publisher, year]
    return named(called, ", ".join(filter(None, parts)), languages)


def _preprint(preprint: "Preprint", arxiv: str | None) -> str:
    category = f"[{preprint.category}]" if preprint.category else ""
    return " ".join(filter(None, (preprint.server, arxiv, category, preprint.date)))


def _identifiers(paper: "Paper", languages: Languages) -> str:
    known = paper.identifiers
    arxiv = known.arxiv if not paper.preprint else None  # else it stands there
    pairs = (("arXiv", arxiv), ("DOI", known.doi), ("ACL", known.acl), ("OpenReview", known.openreview))
    return listed((f"{kind} {value}" for kind, value in pairs if value), languages)


def _size(size: "Size", languages: Languages) -> str:
    parameters = amount(size.parameters, "parameters", languages) if size.parameters else ""
    return named(size.name, listed([parameters, shape(size, languages)], languages), languages)


def shape(size: "Size", languages: Languages) -> str:
    """Returns the layers, width and heads of a model, as far as they are known."""
    layers = "encoder layers" if size.decoder_layers else "layers"
    parts = [
        amount(size.layers, layers, languages) if size.layers else "",
        amount(size.decoder_layers, "decoder layers", languages) if size.decoder_layers else "",
        f"{label('hidden', languages)} {size.hidden_size}" if size.hidden_size else "",
        f"{size.heads} {label('heads', languages)}" if size.heads else "",
    ]
    return listed(parts, languages)


def corpus_text(corpus: "Corpus", languages: Languages) -> str:
    """Returns the name of a corpus, and its size if it is known."""
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
