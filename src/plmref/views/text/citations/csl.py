"""CSL-JSON 1.0, which Zotero, pandoc and citeproc read."""

from typing import Any

from plmref.records.dates import PartialDate
from plmref.records.reference import Name, Reference
from plmref.views.text.clean import one_line

_TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "preprint": "article",
    "report": "report",
    "thesis": "thesis",
    "web": "webpage",
    "book": "book",
}


def csl(reference: Reference, *, accessed: PartialDate | None = None) -> dict[str, Any]:
    """Returns the CSL-JSON item of a reference that has a key; what is not known is left out."""
    at_conference = reference.type == "inproceedings"
    preprint = reference.is_preprint
    item: dict[str, Any] = {
        "id": reference.key,
        "type": _TYPES[reference.type],
        "title": reference.title,
        "author": [_name(name, chinese=reference.chinese) for name in reference.authors],
        "issued": _date(reference.date) if reference.date else None,
        "container-title": None if preprint else reference.venue,
        "container-title-short": reference.venue_short,
        "volume": reference.volume,
        "issue": reference.number if reference.type != "report" else None,
        "number": f"arXiv:{reference.arxiv}" if preprint and reference.arxiv else _report_number(reference),
        "page": reference.pages,
        "publisher": reference.venue if preprint else reference.publisher or reference.organization,
        "publisher-place": None if at_conference else reference.place,
        "event-place": reference.place if at_conference else None,
        "genre": "preprint" if preprint else None,
        "DOI": reference.doi,
        "URL": reference.url,
        "accessed": _date(accessed) if accessed else None,
        "language": "zh-CN" if reference.chinese else "en-US",
    }
    return {key: one_line(value) if isinstance(value, str) else value for key, value in item.items() if value}


def _report_number(reference: Reference) -> str | None:
    return reference.number if reference.type == "report" else None


def _name(name: Name, *, chinese: bool) -> dict[str, str]:
    if chinese and name.zh:
        return {"literal": one_line(name.zh)}
    if not name.given:
        return {"literal": one_line(name.family)}
    return {"family": one_line(name.family), "given": one_line(name.given)}


def _date(date: PartialDate) -> dict[str, list[list[int]]]:
    return {"date-parts": [[part for part in date if part is not None]]}
