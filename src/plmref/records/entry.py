"""A paper as a user's own file lists it: whatever the file says, and no more.

The catalogue's records (`records.paper`) are strict because they are published; an entry of somebody's reading list
or bibliography is taken as it is.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from plmref.records.paper import (
    Author,
    Date,
    Identifiers,
    Line,
    Link,
    Paper,
    PaperType,
    Preprint,
    Record,
    Section,
    Text,
    Venue,
)

Handle = Annotated[
    str, Meta(min_length=1, description="what the entry is called: a citation key, or made of its title")
]


class EntryLink(Record, frozen=True, kw_only=True):
    """A web page that the entry names; `role` as far as its text or host tells it."""

    url: Line
    role: Annotated[str, Meta(description="paper, code, models, blog, video, or note")] = "paper"
    title: Line | None = None


class Remark(Record, frozen=True, kw_only=True):
    """One bullet, in the language that it is in, with what is indented below it."""

    text: Line
    points: list["Remark"] = []


class Picture(Record, frozen=True, kw_only=True):
    """An image; `file` is relative to the folder of the source file."""

    file: Line
    caption: Line | None = None


class Publication(Record, frozen=True, kw_only=True):
    """Where and when something was published, as far as somebody says."""

    name: Line | None = None
    short: Line | None = None
    year: Annotated[int, Meta(ge=1450, le=2100)] | None = None
    volume: Line | None = None
    number: Line | None = None
    pages: Line | None = None
    publisher: Line | None = None
    place: Line | None = None


class Entry(Record, frozen=True, kw_only=True):
    """One entry of a user's file.

    Attributes:
        id: made of the entry alone, never of its place in the file.
        title: without known names, organization, venue and date around it; in the language of the file.
        title_zh: the Chinese title beside an English one.
        names: short names of the model, as the head gives them.
        arxiv_category: the primary one there, as in [cs.CL].
        date: first version, as precisely as the file says; never the venue's year if the file tells them apart.
        venue: where it was published, as far as the file says.
        topics: headings above it and keywords, the outermost first.
        notes: Markdown files, relative to the folder of the source file.
        line: where it stands in its file, counted from 1; 0 where lines mean nothing.
    """

    id: Handle
    title: Line
    title_zh: Line | None = None
    names: list[Line] = []
    type: PaperType | None = None
    authors: list[Author] = []
    organizations: list[Line] = []
    date: Date | None = None
    venue: Publication | None = None
    identifiers: Identifiers = msgspec.field(default_factory=Identifiers)
    arxiv_category: Line | None = None
    links: list[EntryLink] = []
    section: Section | None = None
    topics: list[Line] = []
    abstract: Line | None = None
    remarks: list[Remark] = []
    pictures: list[Picture] = []
    notes: list[Line] = []
    line: int = 0

    def as_paper(self) -> Paper:
        """Returns the entry in the shape of a catalogue's record, for whatever reads those.

        What the file does not say is empty there: no check would let it pass, and none is asked. The remarks, the
        abstract, pictures and notes stay with the entry, since they are shown under its file's name.
        """
        venue = self.venue
        return Paper(
            id=self.id,
            title=self.title,
            title_zh=self.title_zh,
            names=self.names,
            type=self.type or "web",
            authors=self.authors,
            organizations=[Text(en=name) for name in self.organizations],
            date=self.date or "",
            sources=[],
            preprint=Preprint(server="arXiv", category=self.arxiv_category, date=self.date)
            if self.identifiers.arxiv and not venue
            else None,
            venue=Venue(**msgspec.structs.asdict(venue)) if venue else None,
            identifiers=self.identifiers,
            links=[Link(role=link.role, url=link.url, title=link.title) for link in self.links],  # type: ignore[arg-type]  # a note's role is shown as it is
            section=self.section or "",  # type: ignore[arg-type]  # not known
            topics=self.topics,
            key_points=[],
        )
