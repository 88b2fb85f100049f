"""Bibliographies: records as references, in BibTeX, BibLaTeX or CSL-JSON."""

import re
from collections.abc import Sequence

from plmref.records.dates import PartialDate
from plmref.records.entry import Entry, Publication
from plmref.records.paper import Paper
from plmref.records.reference import Name, Reference, ReferenceType
from plmref.views.text.citations import Citation, citations, document

# What can be a key in BibTeX; others are made as for papers of the catalogue.
_KEY = re.compile(r"[^\s{}(),=#%\"'~\\\\@]+")
_JOURNALS = frozenset(("TACL", "JMLR", "TMLR", "JAIR", "CL", "TPAMI", "TKDE", "TOIS", "TNNLS", "TASLP", "Nature"))
# The year of those who have none, and the lines that it would make.
_UNDATED = PartialDate(0)
_NO_DATE = re.compile(
    r'\n    (?:year = \{0\}|date = \{0000\}),|\n  "issued": \{\s*"date-parts": \[\s*\[\s*0\s*\]\s*\]\s*\},'
)


def bibliography(records: Sequence[Paper | Entry], style: str) -> str:
    """Returns the references to records as one text; keys are unique within it."""
    cited = citations(map(reference, records), style)
    texts = [Citation(ref, _NO_DATE.sub("", text) if ref.date == _UNDATED else text) for ref, text in cited]
    return document(texts, style)


def reference(record: Paper | Entry) -> Reference:
    """Returns the reference to a record: to the published version if it has one.

    An entry of a user's file keeps the key that it has there, and is cited with what that file says.
    """
    return Reference.from_paper(record) if isinstance(record, Paper) else _of_entry(record)


def _of_entry(entry: Entry) -> Reference:
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
    doi = found.doi or (f"10.48550/arXiv.{arxiv}" if arxiv else None)
    return found._replace(venue=server, arxiv=arxiv, arxiv_category=entry.arxiv_category, doi=doi, organization=None)


def _type(entry: Entry) -> ReferenceType:
    """Returns the type that the file says; else what the venue, the identifiers and the links make of it."""
    if entry.type:
        return entry.type
    venue = entry.venue
    if venue and (venue.name or venue.short):
        return "article" if venue.volume or venue.short in _JOURNALS else "inproceedings"
    return "preprint" if entry.identifiers.arxiv else "web"


def _date(entry: Entry) -> PartialDate:
    """Returns when it was published: the venue's year, more precisely if the entry's own date is of that year."""
    year = entry.venue.year if entry.venue and entry.type != "preprint" else None
    try:
        date = PartialDate.parse(entry.date or "")
    except ValueError:
        date = _UNDATED
    return date if year is None or date.year == year else PartialDate(year)


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
