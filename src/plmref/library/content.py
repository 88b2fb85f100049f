"""What of a paper can be searched: its lines, and what each column of the full-text index holds."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plmref.formats.note import note_lines
from plmref.library.location import Location
from plmref.library.schema import COLUMNS
from plmref.library.words import BORDER, bordered
from plmref.records.paper import KeyPoint, Paper, SubPoint, Text
from plmref.records.term import Term


class Line(NamedTuple):
    """One line of a paper's text, as a search result shows it; `lang` is "" where both languages share it."""

    field: str
    lang: str
    text: str


def paper_lines(paper: Paper, terms: dict[str, Term], new: set[str], location: Location) -> Iterator[Line]:
    """Yields the lines of a paper; terms in `new` are told apart, since no older paper of the catalogue has them.

    Who asks for a term wants the paper that it comes from first.

    Raises:
        CatalogueUnreadable: a note is there, but cannot be read.
    """
    yield Line("title", "", paper.title)
    if paper.title_zh:
        yield Line("title", "zh", paper.title_zh)
    yield from (Line("name", "", name) for name in dict.fromkeys([*paper.names, paper.id]))
    yield Line("authors", "en", ", ".join(author.name for author in paper.authors))
    yield Line("authors", "zh", ", ".join(author.zh or author.name for author in paper.authors))
    yield from (Line("first author", "", author.name) for author in paper.authors[:1])
    yield from (Line("organization", "", _both(text)) for text in paper.organizations)
    yield Line("date", "", paper.date)
    if venue := paper.venue:
        yield Line("venue", "", " ".join(filter(None, (venue.short, venue.name, str(venue.year)))))
    for term in (terms[name] for name in paper.terms if name in terms):
        field = "new term" if term.id in new else "term"
        yield Line(field, "en", term.name.en)
        yield Line(field, "zh", term.name.zh)
    yield from _own_words(paper)
    yield from _facts(paper)
    yield from _notes(paper, location)


def _own_words(paper: Paper) -> Iterator[Line]:
    """Yields what we wrote about the paper, in each language."""
    for point in paper.key_points:
        parts: list[KeyPoint | SubPoint] = [point, *point.points]
        for part in parts:
            yield Line("key point", "en", part.en)
            yield Line("key point", "zh", part.zh)
    texts = [("builds on", edge.how) for edge in paper.builds_on]
    texts += [("figure", figure.caption) for figure in paper.figures]
    for field, text in texts:
        yield Line(field, "en", text.en)
        if text.zh:
            yield Line(field, "zh", text.zh)


def _facts(paper: Paper) -> Iterator[Line]:
    yield from (Line("corpus", "", _both(corpus.name)) for corpus in paper.corpora)
    yield from (Line("size", "", name) for name in dict.fromkeys(size.name for size in paper.sizes))
    yield from (Line("benchmark", "", name) for name in dict.fromkeys(result.benchmark for result in paper.results))


def _notes(paper: Paper, location: Location) -> Iterator[Line]:
    for lang, file in (("en", paper.notes.en), ("zh", paper.notes.zh)):
        note = location.text(file) if file else None
        if note:
            yield from (Line("note", lang, text) for text in note_lines(note))


def _both(text: Text) -> str:
    return " / ".join(filter(None, dict.fromkeys((text.en, text.zh))))


# Which column of the full-text index a line's words go to; names, authors and terms have richer forms below.
_COLUMN_OF = {
    "title": "title",
    "organization": "organizations",
    "venue": "venue",
    "key point": "points",
    "builds on": "points",
    "corpus": "facts",
    "size": "facts",
    "benchmark": "facts",
    "figure": "points",
    "note": "note",
}


def paper_columns(paper: Paper, terms: dict[str, Term], lines: Iterable[Line]) -> dict[str, str]:
    """Returns what each column of the full-text index holds of the paper."""
    texts: dict[str, list[str]] = {column: [] for column in COLUMNS}
    texts["names"] = [paper.id, *paper.names]
    texts["venue"] = [paper.date[:4]]
    for author in paper.authors:
        given = (author.given or "").split()
        # Both orders, and without what stands between first and last name: people type "quoc le".
        texts["authors"] += [author.name, f"{author.family} {author.given or ''}", author.zh or ""]
        texts["authors"] += [f"{given[0]} {author.family}"] if len(given) > 1 else []
    for term in (terms[name] for name in paper.terms if name in terms):
        texts["terms"] += [term.name.en, term.name.zh, *term.aliases]
    for line in lines:
        if column := _COLUMN_OF.get(line.field):
            texts[column].append(line.text)
    columns = {column: bordered(found) for column, found in texts.items()}
    columns["terms"] += "".join(f" {BORDER}{name}" for name in paper.terms)
    return columns
