"""Drafts become entries; what is wrong with them becomes findings."""

from collections.abc import Callable

from plmref.formats.markdown_list.dates import arxiv_date, written
from plmref.formats.markdown_list.draft import Draft
from plmref.formats.markdown_list.inline import Piece
from plmref.formats.markdown_list.links import identity, target, web_link
from plmref.formats.markdown_list.titles import both_languages, handle
from plmref.records.dates import PartialDate
from plmref.records.entry import Entry, EntryLink, Picture, Publication
from plmref.records.finding import Finding
from plmref.records.paper import Identifiers


class Builder:
    """Makes entries of drafts, and gathers what is wrong with them.

    Attributes:
        findings: in the order of the entries.
    """

    def __init__(self, path: str, exists: Callable[[str], bool]) -> None:
        self.path = path
        self.exists = exists
        self.findings: list[Finding] = []

    def entry(self, draft: Draft) -> Entry:
        """Returns the entry that a draft is."""
        facts = draft.facts
        head = draft.head
        title, title_zh = (head.title, head.title_zh or None) if head.kind == "exact" else both_languages(head.title)
        known = _identifiers(draft)
        date = _date(draft, known.arxiv)
        year = date.year if date else facts.venue.year if facts.venue else None
        name = handle(facts.names, title, year)
        tell = _Teller(self, name)
        links, notes = self._links(draft, tell)
        self._tell_about(draft, known, tell)
        return Entry(
            id=name,
            title=title,
            title_zh=title_zh,
            names=facts.names,
            authors=facts.authors,
            organizations=facts.organizations,
            date=written(date) if date else None,
            venue=Publication(short=facts.venue.short, year=facts.venue.year) if facts.venue else None,
            identifiers=known,
            links=links,
            section=draft.section,
            topics=list(dict.fromkeys([*draft.topics, *facts.topics])),
            abstract=draft.head.abstract or None,
            remarks=draft.remarks,
            pictures=[picture for line, piece in draft.images if (picture := self._picture(piece, line, tell))],
            notes=notes,
            line=draft.line,
        )

    def _tell_about(self, draft: Draft, known: Identifiers, tell: "_Teller") -> None:
        if draft.head.unclosed:
            tell("unclosed-bracket", draft.line, "a bracket is opened and never closed", "title")
        for line in draft.code_lines:
            tell("unread-line", line, "a block of code; entries hold none")
        submitted = arxiv_date(known.arxiv) if known.arxiv else None
        told = draft.facts.date
        if submitted and told and abs(submitted.year - told.year) > 1:
            message = f"the head says {written(told)}, but arXiv {known.arxiv} is of {written(submitted)}"
            tell("date-disagrees", draft.line, message, "date")

    def _links(self, draft: Draft, tell: "_Teller") -> tuple[list[EntryLink], list[str]]:
        """Returns the web pages and the notes that a draft names, each once."""
        links: dict[str, EntryLink] = {}
        notes: dict[str, None] = {}
        for link in draft.links:
            where = target(link.piece.url)
            if where.kind == "web":
                head = link.piece.url == draft.head.url and link.line == draft.line
                links.setdefault(where.value, web_link(link.piece.text, where.value, head=head))
            elif where.kind == "note" and self._is_kept(where.value, link.line, "note", tell):
                notes[where.value] = None
            elif where.kind == "refused":
                tell("refused-link", link.line, f"{_shortened(where.value)}: {where.why}", "links")
            elif where.kind in ("file", "picture"):
                tell("relative-link", link.line, f"{_shortened(where.value)}: neither a web page nor a note", "links")
        return list(links.values()), list(notes)

    def _picture(self, piece: Piece, line: int, tell: "_Teller") -> Picture | None:
        where = target(piece.url)
        if where.kind in ("badge", "anchor", "empty"):
            return None
        if where.kind == "web":
            tell("remote-image", line, f"{_shortened(where.value)}: images on the web are not shown", "pictures")
        elif where.kind == "refused":
            tell("refused-link", line, f"{_shortened(where.value)}: {where.why}", "pictures")
        elif self._is_kept(where.value, line, "image", tell):
            return Picture(file=where.value, caption=" ".join(piece.text.split()) or None)
        return None

    def _is_kept(self, path: str, line: int, what: str, tell: "_Teller") -> bool:
        """Tells of a file that does not exist; one above this folder may be outside the root, and is not kept."""
        if self.exists(path):
            return True
        above = path == ".." or path.startswith("../")
        rule = "outside-root" if above else f"missing-{what}"
        message = "missing, or outside the folder that was added" if above else "no such file"
        tell(rule, line, f"{_shortened(path)}: {message}", "notes" if what == "note" else "pictures")
        return not above


class _Teller:
    """Adds findings about one entry."""

    def __init__(self, builder: Builder, record: str) -> None:
        self.builder = builder
        self.record = record

    def __call__(self, rule: str, line: int, message: str, field: str = "") -> None:
        self.builder.findings.append(Finding(rule, self.builder.path, line, self.record, field, message))


def _shortened(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:200]}..."


def _identifiers(draft: Draft) -> Identifiers:
    """Returns the first identifier of each kind that the head or a line of its own names."""
    known = {"arxiv": found.value} if (found := identity(draft.facts.arxiv)) else {}
    for link in draft.links:
        if link.own and (found := identity(link.piece.url)):
            known.setdefault(found.kind, found.value)
    return Identifiers(**known)


def _date(draft: Draft, arxiv: str | None) -> PartialDate | None:
    """Returns the date of the first version.

    A month in the head is believed. A bare year gives way to the date of an arXiv number of that year, which is more
    precise, or of an earlier year, since the year is then a venue's. A heading's date is the last resort.
    """
    told = draft.facts.date
    submitted = arxiv_date(arxiv) if arxiv else None
    if told and submitted and told.month is None and 0 <= told.year - submitted.year <= 1:
        return submitted
    if told or submitted:
        return told or submitted
    return None if draft.facts.venue and draft.facts.venue.year else draft.group_date
