"""What `show` needs of each paper, gathered from the library."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from plmref.cli.named import find_each
from plmref.errors import PlmrefError
from plmref.library.library import Library
from plmref.library.location import Location
from plmref.library.whole import OwnEntry, Whole
from plmref.views.facts import TermNames
from plmref.views.sheet import Own, Sheet

if TYPE_CHECKING:
    from plmref.records.entry import Remark
    from plmref.records.paper import KeyPoint, Paper, SubPoint


class Loaded(NamedTuple):
    """The papers that were found, the glossary, and an error for each REF that means no single paper."""

    sheets: list[Sheet]
    term: TermNames
    errors: list[PlmrefError]


def load_sheets(library: Library, refs: Sequence[str]) -> Loaded:
    """Returns the page of every REF that means one paper, each paper once."""
    wholes, errors = load_wholes(library, refs)
    terms = {term.id: term for term in library.terms()}
    return Loaded([_sheet(library, whole) for whole in wholes], terms.get, errors)


def load_papers(library: Library, refs: Sequence[str]) -> "tuple[list[Paper], list[PlmrefError]]":
    """Returns the paper of every REF that means one, each paper once, and an error for every other REF."""
    wholes, errors = load_wholes(library, refs)
    return [whole.paper for whole in wholes], errors


def load_wholes(library: Library, refs: Sequence[str]) -> tuple[list[Whole], list[PlmrefError]]:
    """Returns all that the library has of every paper that a REF means, each once, and an error for every other REF."""
    return find_each(refs, library.whole, lambda whole: whole.row.id)


def _sheet(library: Library, whole: Whole) -> Sheet:
    paper = whole.paper
    builders, notes = [], {}
    if whole.is_catalogued:
        builders = [(row.id, edge) for row, edge in library.builders(paper)]
        notes = {lang: note for lang in ("en", "zh") if (note := library.note(paper, lang))}
    figures = [library.location.resource(figure.file) for figure in paper.figures] if whole.is_catalogued else []
    shown = {link.url for link in paper.links}
    own = [_own(entry, shown) for entry in whole.own]
    return Sheet(paper, builders, notes, figures, own)


def _own(own: OwnEntry, shown: set[str]) -> Own:
    from plmref.records.entry import Entry

    entry = own.entry
    place = f"{own.file}:{own.line}" if own.line else str(own.file)
    if not isinstance(entry, Entry):
        remarks = [(depth, part.en) for point in entry.key_points for depth, part in _parts(point)]
        return Own(own.source, place, entry, "", remarks, [], [], [])
    root = Location(own.root)
    notes = [text for name in entry.notes if (text := root.text(own.beside(name)))]
    pictures = [(root.resource(own.beside(each.file)), each.caption or each.file) for each in entry.pictures]
    links = [(link.role, link.url, link.title or "") for link in entry.links if link.url not in shown]
    return Own(own.source, place, entry, entry.abstract or "", list(_flat(entry.remarks)), notes, pictures, links)


def _parts(point: "KeyPoint") -> "Iterator[tuple[int, KeyPoint | SubPoint]]":
    yield 0, point
    yield from ((1, sub) for sub in point.points)


def _flat(remarks: "Sequence[Remark]", depth: int = 0) -> Iterator[tuple[int, str]]:
    for remark in remarks:
        yield depth, remark.text
        yield from _flat(remark.points, depth + 1)
