"""What the fields of a BibTeX or BibLaTeX entry say, under whatever name they say it."""

import re

from plmref.formats.addresses import arxiv_in, urls_in
from plmref.formats.latex import address, plain
from plmref.formats.loose_dates import date_of, with_month, year_of
from plmref.records.entry import Publication
from plmref.records.identifiers import identify
from plmref.records.paper import PaperType

Fields = dict[str, str]

_TYPES: dict[str, PaperType] = {
    "article": "article",
    "conference": "inproceedings",
    "electronic": "web",
    "incollection": "inproceedings",  # what NeurIPS calls its papers
    "inproceedings": "inproceedings",
    "mastersthesis": "thesis",
    "online": "web",
    "phdthesis": "thesis",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "webpage": "web",
    "www": "web",
}
# Types under which a paper is listed that is on arXiv and was published nowhere else.
_LOOSE_TYPES = frozenset({"misc", "online", "unpublished", "electronic", "techreport", "report", "webpage", "www"})

_CONTAINERS = ("journal", "journaltitle", "booktitle", "maintitle")
_SHORT = ("shortjournal", "shortbooktitle")
_PUBLISHERS = ("publisher", "school", "institution", "organization")
_PLACES = ("address", "location", "venue")
_VENUE = {
    "name": _CONTAINERS,
    "short": _SHORT,
    "volume": ("volume",),
    "number": ("number",),
    "pages": ("pages", "eid"),
    "publisher": _PUBLISHERS,
    "place": _PLACES,
}
_REMARKS = ("note", "annote", "annotation", "addendum", "comment")
_WEB = ("url", "howpublished", "ee", "pdf", "note")
# Where an arXiv number stands, with the server's name before it.
_ARXIV = ("journal", "journaltitle", "volume", "eid", "pages", "number", "note", "howpublished", "booktitle", "url")

# What a paper has from its proceedings. A parent's address on the web, abstract or note is not the paper's.
INHERITED = frozenset(
    {"year", "month", "date", "volume", "number", "booktitle", "journal", "journaltitle"}
    | {*_SHORT, *_PUBLISHERS, *_PLACES}
)
WANTED = INHERITED.union(
    ("title", "subtitle", "author", "day", "pages", "eid", "keywords", "keyword", "abstract", "crossref"),
    ("doi", "eprint", "eprinttype", "archiveprefix", "primaryclass", "eprintclass", "pubstate"),
    (*_CONTAINERS, *_REMARKS, *_WEB, *_ARXIV),
)

_SERVER = re.compile(r"(?:arxiv|corr|computing research repository)\b", re.IGNORECASE)
_DASHES = re.compile(r"\s*[-–—]+\s*")
_SEMICOLON = re.compile(r"\s*[;；]\s*")
_COMMA = re.compile(r"\s*[,，、]\s*")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+){1,6}/\S+")


def title_of(fields: Fields) -> str:
    """Returns the title, with the subtitle if it is kept apart."""
    title = plain(fields.get("title", ""))
    subtitle = plain(fields["subtitle"]) if "subtitle" in fields else ""
    return f"{title}: {subtitle}" if title and subtitle else title


def type_of(kind: str, fields: Fields, arxiv: str | None, urls: list[str]) -> PaperType | None:
    """Returns the type of paper, or None for what is none (a book, proceedings, a program)."""
    if kind in _LOOSE_TYPES and (arxiv or "prepublished" in fields.get("pubstate", "")):
        return "preprint"
    if kind == "article":
        container = _first(fields, _CONTAINERS)
        return "preprint" if (_SERVER.match(container) if container else arxiv) else "article"
    return _TYPES.get(kind) or ("web" if kind == "misc" and urls else None)


def date_from(fields: Fields) -> str | None:
    """Returns the date of `date`, else of `year` and `month`."""
    if "date" in fields and (date := date_of(plain(fields["date"]))):
        return date
    year = year_of(fields.get("year", ""))
    if year is None or "month" not in fields:
        return str(year) if year else None
    return with_month(year, plain(fields["month"]), fields.get("day", ""))


def venue_of(fields: Fields) -> Publication | None:
    """Returns where the paper was published, or None if nothing but a year is known."""
    parts = {part: text for part, names in _VENUE.items() if (text := _first(fields, names))}
    if "publisher" not in parts and (who := _publisher_in(fields.get("howpublished", ""))):
        parts["publisher"] = who
    if not parts:
        return None
    if "pages" in parts:
        parts["pages"] = _DASHES.sub("-", parts["pages"])
    return Publication(year=year_of(fields.get("year") or fields.get("date", "")), **parts)


def _publisher_in(howpublished: str) -> str:
    """Returns who put a page out, unless the field has its address, or says no more than that it is online."""
    text = plain(howpublished)
    is_address = _HOST.search(text) or urls_in(text) or "\\url" in howpublished
    return "" if is_address or _SERVER.match(text) or text.lower() in ("online", "web", "website", "webpage") else text


def arxiv_of(fields: Fields) -> str | None:
    """Returns the arXiv number that `eprint` says, or another field together with the server's name."""
    if "eprint" in fields:
        server = fields.get("eprinttype") or fields.get("archiveprefix") or "arxiv"
        named = identify("arxiv:" + re.sub(r"(?i)^arxiv:\s*", "", address(fields["eprint"])))
        if named and named.kind == "arxiv" and server.strip("{} ").lower() == "arxiv":
            return named.value
    text = " ".join([fields[name] for name in _ARXIV if name in fields])
    return arxiv_in(text)


def category_of(fields: Fields) -> str | None:
    """Returns the primary category on arXiv."""
    return _first(fields, ("primaryclass", "eprintclass"))


def doi_of(fields: Fields) -> str | None:
    """Returns the DOI as it is written, which may be a URL."""
    return address(fields["doi"]) or None if "doi" in fields else None


def urls_of(fields: Fields) -> list[str]:
    """Returns all web addresses, `url` first."""
    urls: list[str] = []
    for name in _WEB:
        if name in fields:
            text = address(fields[name])
            if name == "url" and _HOST.fullmatch(text):
                text = f"https://{text}"
            whole = " " not in text and "\n" not in text and text.startswith(("https://", "http://"))
            urls += [text] if whole else urls_in(address(fields[name].replace("{", " ").replace("}", " ")))
    return urls


def topics_of(fields: Fields) -> list[str]:
    """Returns the keywords, each once."""
    if not (written := fields.get("keywords") or fields.get("keyword")):
        return []
    words = plain(written)
    split = _SEMICOLON if _SEMICOLON.search(words) else _COMMA
    return list(dict.fromkeys(filter(None, split.split(words))))


def remarks_of(fields: Fields) -> list[str]:
    """Returns the notes that the entry bears."""
    return [text for name in _REMARKS if name in fields and (text := plain(fields[name]))]


def _first(fields: Fields, names: tuple[str, ...]) -> str | None:
    """Returns the first of the fields that has text."""
    for name in names:
        if name in fields and (text := plain(fields[name])):
            return text
    return None
