"""The reference to an entry of a user's own file: what a citation of it says is what that file says."""

import re

import msgspec

from plmref.records.dates import PartialDate
from plmref.records.entry import Entry, Publication
from plmref.records.reference import ARXIV_DOI, Name, Reference, ReferenceType, known_date

# What can be a key in BibTeX; others are made as for papers of the catalogue.
_KEY = re.compile(r"[^\s{}(),=#%\"'~\\\\@]+")
_JOURNALS = frozenset(("TACL", "JMLR", "TMLR", "JAIR", "CL", "TPAMI", "TKDE", "TOIS", "TNNLS", "TASLP", "Nature"))


def entry_reference(entry: Entry, *, preprint: bool = False) -> Reference:
    """Returns the reference to an entry of a user's file, which keeps the key that it has there.

    Args:
        entry: what the file says; nothing is added to it.
        preprint: refer to the preprint, if the file gives its number.
    """
    if preprint and entry.identifiers.arxiv:
        entry = msgspec.structs.replace(entry, type="preprint", venue=None, links=[])
    venue = entry.venue or Publication()
    kind = _type(entry)
    name = venue.name or venue.short
    arxiv = entry.identifiers.arxiv
    by_itself = kind in ("report", "thesis", "web", "preprint")
    found = Reference(
        id=entry.id,
        type=kind,
        title=entry.title,
        authors=tuple(Name(author.family, author.given, author.zh) for author in entry.authors),
        date=_date(entry),
        key=entry.id if _KEY.fullmatch(entry.id) else "",
        venue=name,
        venue_short=venue.short if venue.short != name else None,
        volume=venue.volume,
        number=venue.number,
        pages=venue.pages,
        publisher=None if by_itself else venue.publisher,
        place=venue.place,
        organization=(venue.publisher or next(iter(entry.organizations), None)) if by_itself else None,
        doi=entry.identifiers.doi,
        url=_url(entry),
    )
    if kind != "preprint":
        return found
    server = "arXiv" if arxiv else name or found.organization
    doi = found.doi or (ARXIV_DOI + arxiv if arxiv else None)
    return found._replace(venue=server, arxiv=arxiv, arxiv_category=entry.arxiv_category, doi=doi, organization=None)


def _type(entry: Entry) -> ReferenceType:
    """Returns the type that the file says; else what the venue, the identifiers and the links make of it."""
    if entry.type:
        return entry.type
    venue = entry.venue
    if venue and (venue.name or venue.short):
        return "article" if venue.volume or venue.short in _JOURNALS else "inproceedings"
    return "preprint" if entry.identifiers.arxiv else "web"


def _date(entry: Entry) -> PartialDate | None:
    """Returns when it was published: the venue's year, more precisely if the entry's own date is of that year."""
    year = entry.venue.year if entry.venue and entry.type != "preprint" else None
    date = known_date(entry.date)
    return date if year is None or (date and date.year == year) else PartialDate(year)


def _url(entry: Entry) -> str | None:
    """Returns the page of the paper: the first that the file names, else the one that an identifier gives it."""
    known = entry.identifiers
    pages = [link.url for link in entry.links if link.role == "paper"] or [link.url for link in entry.links]
    if pages:
        return pages[0]
    if known.acl:
        return f"https://aclanthology.org/{known.acl}"
    if known.openreview:
        return f"https://openreview.net/forum?id={known.openreview}"
    return f"https://arxiv.org/abs/{known.arxiv}" if known.arxiv else None
