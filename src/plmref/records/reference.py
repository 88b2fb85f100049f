"""A reference: what a citation says of a work, whatever record it comes from."""

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from plmref.records.dates import PartialDate
from plmref.records.identifiers import identify

if TYPE_CHECKING:
    from plmref.records.paper import Paper, Venue

ReferenceType = Literal["article", "inproceedings", "preprint", "report", "thesis", "web", "book"]

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# DOIs of the preprint itself, which arXiv registers for every submission (info.arxiv.org/help/doi.html).
ARXIV_DOI = "10.48550/arXiv."


class Name(NamedTuple):
    """A person, or with `family` alone a body or a name that is not to be taken apart; `zh` is the name in Chinese."""

    family: str
    given: str | None = None
    zh: str | None = None


class Reference(NamedTuple):
    """One version of a work, with what a citation needs of it; what is None or empty is not known.

    Attributes:
        id: what the library calls the work.
        type: of this version: a preprint and the article that it became are two references.
        date: when this version appeared; a user's file may not say it.
        key: what a document cites it by; unique only within a list (`views.text.citations.keys`).
        venue: the proceedings, journal or server that it appeared in, in full.
        venue_short: the same as people call it (NAACL).
        number: of an issue or a report.
        place: as the record gives it; of proceedings that is where the conference was.
        organization: who put a report, a thesis or a page out.
        doi: of this version.
        url: the page of this version.
    """

    id: str
    type: ReferenceType
    title: str
    authors: tuple[Name, ...]
    date: PartialDate | None
    key: str = ""
    venue: str | None = None
    venue_short: str | None = None
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    publisher: str | None = None
    place: str | None = None
    organization: str | None = None
    arxiv: str | None = None
    arxiv_category: str | None = None
    doi: str | None = None
    url: str | None = None

    @property
    def chinese(self) -> bool:
        """Whether the work is in Chinese, which its title tells."""
        return bool(_HAN.search(self.title))

    @property
    def year(self) -> str:
        """The year of this version, as text; empty if it is not known."""
        return str(self.date.year) if self.date else ""

    @property
    def is_preprint(self) -> bool:
        """Whether this version stands on a preprint server."""
        return self.type == "preprint"

    @classmethod
    def from_paper(cls, paper: "Paper", *, preprint: bool = False) -> "Reference":
        """Returns the reference to a paper of the catalogue: to its published version if it has one.

        Args:
            paper: the record.
            preprint: refer to the preprint instead, if there is one (`has_preprint`).
        """
        if paper.venue and not (preprint and has_preprint(paper)):
            return _published(paper, paper.venue)
        return _preprint(paper) if has_preprint(paper) else _by_itself(paper)


def has_preprint(paper: "Paper") -> bool:
    """Tells whether a version of the paper stands on a preprint server."""
    return bool(paper.preprint or paper.identifiers.arxiv)


def known_date(text: str | None) -> PartialDate | None:
    """Returns the date that a record writes, or None if it has none: a user's file need not date its papers."""
    try:
        return PartialDate.parse(text or "")
    except ValueError:
        return None


def _authors(paper: "Paper") -> tuple[Name, ...]:
    return tuple(Name(author.family, author.given, author.zh) for author in paper.authors)


def _published(paper: "Paper", venue: "Venue") -> Reference:
    doi = paper.identifiers.doi
    published_doi = None if not doi or _is_of_arxiv(doi) else doi
    return Reference(
        id=paper.id,
        type="inproceedings" if paper.type == "preprint" else paper.type,
        title=paper.title,
        authors=_authors(paper),
        date=PartialDate(venue.year) if venue.year else known_date(paper.date),
        venue=venue.name,
        venue_short=venue.short if venue.short != venue.name else None,
        volume=venue.volume,
        number=venue.number,
        pages=venue.pages,
        publisher=venue.publisher,
        place=venue.place,
        doi=published_doi,
        url=_published_url(paper, published_doi),
    )


def _published_url(paper: "Paper", doi: str | None) -> str | None:
    """Returns the page of the published version: the Anthology's, OpenReview's, the first link that is no preprint."""
    if paper.identifiers.acl:
        return f"https://aclanthology.org/{paper.identifiers.acl}"
    pages = [link.url for link in paper.links if link.role == "paper" and not _is_of_arxiv(link.url)]
    elsewhere = [url for url in pages if "//openreview.net/" not in url]
    if paper.identifiers.openreview and not elsewhere:
        return f"https://openreview.net/forum?id={paper.identifiers.openreview}"
    return elsewhere[0] if elsewhere else f"https://doi.org/{doi}" if doi else next(iter(pages), None)


def _preprint(paper: "Paper") -> Reference:
    number, about = paper.identifiers.arxiv, paper.preprint
    return Reference(
        id=paper.id,
        type="preprint",
        title=paper.title,
        authors=_authors(paper),
        date=known_date(about.date if about and about.date else paper.date),
        venue=about.server if about else "arXiv",
        arxiv=number,
        arxiv_category=about.category if about and number else None,
        doi=ARXIV_DOI + number if number else None,
        url=f"https://arxiv.org/abs/{number}" if number else _first_page(paper),
    )


def _by_itself(paper: "Paper") -> Reference:
    """Returns the reference to a report, a thesis or a page, or to whatever else has neither venue nor server."""
    return Reference(
        id=paper.id,
        type=paper.type,
        title=paper.title,
        authors=_authors(paper),
        date=known_date(paper.date),
        organization=_organization(paper),
        doi=paper.identifiers.doi,
        url=_first_page(paper),
    )


def _organization(paper: "Paper") -> str | None:
    if not paper.organizations:
        return None
    return paper.organizations[0].in_language("zh" if _HAN.search(paper.title) else "en")


def _first_page(paper: "Paper") -> str | None:
    return next((link.url for link in paper.links if link.role == "paper"), None)


def _is_of_arxiv(address: str) -> bool:
    found = identify(address)
    return found is not None and found.kind == "arxiv"
