"""A paper as a reading list has it: what its heading, links, bullets and pictures say.

This is a normal form. What a list cannot say is not in it, and what it says is in it as a reader of lists gives it
back, so that an entry that was written and read again is the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plmref.formats.markdown_list.dates import arxiv_date, written
from plmref.formats.markdown_list.links import identity, role_of_url, target
from plmref.records.dates import PartialDate
from plmref.records.entry import Entry, Remark
from plmref.records.paper import Identifiers, KeyPoint, Paper, SubPoint
from plmref.views.exported import Exported, Sourced
from plmref.views.text.clean import one_line
from plmref.views.text.reading_list.escape import path
from plmref.views.view import Languages, shown

_ROLES = ("paper", "code", "models", "blog", "video")
_DEEPEST = 12  # levels of bullets; what lies deeper stands at this one
_LONGEST = 9_000  # characters of a bullet: a reader of lists cuts lines that have no end
_PAGES = {
    "arxiv": "https://arxiv.org/abs/{}",
    "acl": "https://aclanthology.org/{}",
    "openreview": "https://openreview.net/forum?id={}",
    "doi": "https://doi.org/{}",
}


class Linked(NamedTuple):
    """A page on the web and what it is: paper, code, models, blog, video or note, which is any other."""

    role: str
    url: str


class Listed(NamedTuple):
    """One entry of a list.

    Attributes:
        names: short names of the model; a heading has room for one.
        venue: its short name, and the year.
        date: as the entry is dated; of a paper whose date is not known, or a bare year, arXiv's month.
        links: each address once; without a note the first is what the heading leads to, if it leads anywhere.
        pictures: (path, caption).
    """

    title: str
    title_zh: str | None
    date: PartialDate | None
    section: str
    links: tuple[Linked, ...]
    remarks: tuple[Remark, ...]
    pictures: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    names: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    venue: tuple[str, int | None] | None = None

    @property
    def carried(self) -> tuple[object, ...]:
        """What every entry gives back; of names, organizations and venue a heading may hold less."""
        return self[:8]

    @property
    def linked_paper(self) -> Linked | None:
        """What the heading leads to where there is no note: the paper, if its address alone tells that it is one."""
        return next((link for link in self.links if _is_paper(link)), None) if not self.notes else None


def listed(paper: Exported, languages: Languages) -> Listed:
    """Returns a paper in this form: key points, captions and notes in the languages, and what users wrote of it."""
    lead = paper.lead
    venue = lead.venue
    return _normal(
        lead.title or paper.row.id,
        lead.title_zh,
        lead.date or "",
        lead.section or "",
        _with_identifiers([(each.role, each.url) for record in paper.records for each in record.record.links], lead),
        [remark for record in paper.records for remark in _remarks(record.record, languages)],
        [picture for record in paper.records for picture in _pictures(record.record, languages)],
        [note for record in paper.records for note in _notes(record, languages)],
        names=lead.names,
        organizations=[
            text if isinstance(text, str) else text.in_language(languages[0]) for text in lead.organizations
        ],
        venue=(venue.short, venue.year) if venue and venue.short else None,
    )


def listed_entry(entry: Entry) -> Listed:
    """Returns an entry of a list in this form."""
    venue = entry.venue
    return _normal(
        entry.title,
        entry.title_zh,
        entry.date or "",
        entry.section or "",
        _with_identifiers([(link.role, link.url) for link in entry.links], entry),
        list(_remarks(entry, ("en",))),
        list(_pictures(entry, ("en",))),
        entry.notes,
        names=entry.names,
        organizations=entry.organizations,
        venue=(venue.short, venue.year) if venue and venue.short else None,
    )


def _normal(
    title: str,
    title_zh: str | None,
    date: str,
    section: str,
    links: Sequence[Linked],
    remarks: Iterable[Remark],
    pictures: Iterable[tuple[str, str]],
    notes: Iterable[str],
    *,
    names: Iterable[str],
    organizations: Iterable[str],
    venue: tuple[str, int | None] | None,
) -> Listed:
    kept = [name for note in notes if (name := _file(note, "note"))]
    entry = Listed(
        title=one_line(title) or "untitled",
        title_zh=one_line(title_zh or "") or None,
        date=_date(date, links),
        section=section,
        links=tuple(links),
        remarks=tuple(_plain(remarks, 1)),
        pictures=tuple((name, one_line(caption)) for file, caption in pictures if (name := _file(file, ""))),
        notes=tuple(dict.fromkeys(kept)),
        names=tuple(filter(None, map(one_line, names))),
        organizations=tuple(filter(None, map(one_line, organizations))),
        venue=(one_line(venue[0]), venue[1]) if venue and one_line(venue[0]) else None,
    )
    head = entry.linked_paper
    return entry._replace(links=(head, *(link for link in entry.links if link != head))) if head else entry


def _is_paper(link: Linked) -> bool:
    return link.role == "paper" and role_of_url(link.url) == "paper"


def _date(text: str, links: Sequence[Linked]) -> PartialDate | None:
    """Returns the date, as `markdown_list.build` settles it between a heading and an arXiv number."""
    try:
        told = PartialDate.parse(text)
    except ValueError:
        told = None
    if told and told.year < 1000:
        told = None
    found = next((known for link in links if (known := identity(link.url)) and known.kind == "arxiv"), None)
    submitted = arxiv_date(found.value) if found else None
    if told and submitted and told.month is None and 0 <= told.year - submitted.year <= 1:
        return submitted
    return told or submitted


def date_text(date: PartialDate) -> str:
    """Returns a date as headings begin with it."""
    return written(date)


def _with_identifiers(links: Iterable[tuple[str, str]], record: Paper | Entry) -> list[Linked]:
    """Returns the links, each address once, and those that identify the record before others of their kind."""
    kept: dict[str, Linked] = {}
    for role, url in links:
        where = target(one_line(url).replace("<", "%3C").replace(">", "%3E"))
        if where.kind == "web":
            role = role if role in _ROLES else role_of_url(where.value) or "note"
            kept.setdefault(where.value, Linked(role, where.value))
    found = list(kept.values())
    identifiers: Identifiers = record.identifiers
    for kind, value in identifiers.known:
        page = Linked("paper", _PAGES[kind].format(one_line(value)))
        known = identity(page.url)
        if not known or known.kind != kind or target(page.url).value != page.url:
            continue  # a DOI of the Anthology's is its id, and what is no identifier is none
        first = next((link for link in found if (other := identity(link.url)) and other.kind == kind), None)
        if not first:
            found.append(page)
        elif identity(first.url) != known:
            same = next((link for link in found if identity(link.url) == known), page)
            found = [same, *(link for link in found if link != same)]
    return found


def _remarks(record: Paper | Entry, languages: Languages) -> Iterator[Remark]:
    if isinstance(record, Entry):
        yield from [Remark(text=record.abstract)] if record.abstract else []
        yield from record.remarks
        return
    for point in record.key_points:
        for text in dict.fromkeys(_in(point, lang) for lang in languages):
            lang = "zh" if text == point.zh else "en"
            yield Remark(text=text, points=[Remark(text=_in(sub, lang)) for sub in point.points])


def _in(point: KeyPoint | SubPoint, lang: str) -> str:
    return point.zh if lang == "zh" else point.en


def _plain(remarks: Iterable[Remark], level: int) -> Iterator[Remark]:
    """Yields remarks on one line each; the points of one that says nothing take its place."""
    for remark in remarks:
        points = list(_plain(remark.points, level + 1))
        text = one_line(remark.text)
        text = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} ..."
        if not any(char.isalnum() for char in text):
            yield from points
        elif level >= _DEEPEST:
            yield Remark(text=text)
            yield from points
        else:
            yield Remark(text=text, points=points)


def _pictures(record: Paper | Entry, languages: Languages) -> Iterator[tuple[str, str]]:
    if isinstance(record, Entry):
        yield from ((picture.file, picture.caption or "") for picture in record.pictures)
    else:
        yield from ((figure.file, shown(figure.caption, languages)) for figure in record.figures)


def _notes(record: Sourced, languages: Languages) -> list[str]:
    if isinstance(record.record, Entry):
        return record.record.notes
    notes = record.record.notes
    found = [name for lang in languages if (name := notes.zh if lang == "zh" else notes.en)]
    return found or [name for name in (notes.en, notes.zh) if name][:1]


def _file(name: str, kind: str) -> str:
    """Returns a path as a reader of lists takes it, or "" if it would refuse it or take it for something else."""
    where = target(path(one_line(name)))
    wanted = (kind,) if kind else ("picture", "note", "file")
    return where.value if where.kind in wanted and target(path(where.value)) == where else ""
