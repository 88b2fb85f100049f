"""What the fields of a CSL item say. Whatever is not of the type that CSL wants says nothing."""

import html
import re
from typing import Any

from plmref.formats.loose_dates import date_of, from_parts
from plmref.formats.person import author_of
from plmref.records.entry import Publication
from plmref.records.paper import Author, PaperType

Item = dict[str, Any]

_TYPES: dict[str, PaperType] = {
    "article": "preprint",  # since CSL 1.0.2: a paper that no journal has published
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "journal-article": "article",  # Crossref's own words, which doi.org gives out as CSL
    "paper-conference": "inproceedings",
    "posted-content": "preprint",
    "post": "web",
    "post-weblog": "web",
    "proceedings-article": "inproceedings",
    "report": "report",
    "thesis": "thesis",
    "webpage": "web",
}
CONTAINER = ("container-title", "event-title", "event")
_SERVER = re.compile(r"(?:arxiv|corr)\b", re.IGNORECASE)
_DASHES = re.compile(r"\s*[-–—]+\s*")
# The markup that CSL allows in text, and what Crossref leaves in abstracts.
_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span|p|jats:[a-z-]{1,20})(?: [^<>]{0,200})?/?>", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def text_of(item: Item, *names: str) -> str:
    """Returns the first of the fields that has text, on one line and without markup; lists are Crossref's way."""
    for name in names:
        value = item.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and (text := _clean(value)):
            return text
    return ""


def extra_of(item: Item) -> str:
    """Returns what Zotero's "extra" lines say, among them `arXiv:1907.11692 [cs]`."""
    return " ".join(filter(None, (text_of(item, "note"), text_of(item, "extra"), text_of(item, "archive_location"))))


def type_of(item: Item, arxiv: str | None) -> PaperType | None:
    """Returns the type of paper, or None for what is none."""
    kind = _TYPES.get(text_of(item, "type"))
    container = text_of(item, *CONTAINER)
    if arxiv and (_SERVER.match(container) or (not container and kind not in ("thesis", "inproceedings"))):
        return "preprint"
    return kind


def authors_of(item: Item) -> list[Author]:
    """Returns the authors; an organization is `literal`."""
    people = item.get("author")
    if not isinstance(people, list):
        return []
    return [author for person in people if isinstance(person, dict) and (author := _author(person))]


def _author(person: Item) -> Author | None:
    if literal := text_of(person, "literal", "name"):
        return author_of(literal)
    particles = text_of(person, "dropping-particle"), text_of(person, "non-dropping-particle")
    family = " ".join(filter(None, (*particles, text_of(person, "family"))))
    suffix = text_of(person, "suffix")
    return author_of(f"{family}, {suffix}" if family and suffix else family, text_of(person, "given"))


def date_from(item: Item) -> str | None:
    """Returns the date of issue, as precisely as it is given."""
    for name in ("issued", "published", "published-online", "published-print"):
        date = item.get(name)
        if isinstance(date, dict) and (found := _parts(date.get("date-parts")) or _raw(date)):
            return found
        if isinstance(date, str) and (found := date_of(date)):
            return found
    return None


def _parts(parts: Any) -> str | None:
    if not (isinstance(parts, list) and parts and isinstance(parts[0], list)):
        return None
    numbers = [int(part) if isinstance(part, str) and re.fullmatch(r"[0-9]{1,4}", part) else None for part in parts[0]]
    return from_parts(*(numbers + [None] * 3)[:3])


def _raw(date: Item) -> str | None:
    text = text_of(date, "raw", "literal")
    return date_of(text) if text else None


def venue_of(item: Item) -> Publication | None:
    """Returns where the paper was published; a preprint server is no such place (its number is an identifier)."""
    name = text_of(item, *CONTAINER)
    publisher = text_of(item, "publisher")
    if _SERVER.match(name) or (not name and _SERVER.match(publisher)):
        return None
    pages = _DASHES.sub("-", text_of(item, "page", "pages"))
    parts = {
        "name": name,
        "short": text_of(item, "container-title-short", "journalAbbreviation"),
        "volume": text_of(item, "volume"),
        "number": text_of(item, "issue") or text_of(item, "number"),
        "pages": pages,
        "publisher": publisher,
        "place": text_of(item, "publisher-place") or text_of(item, "event-place"),
    }
    known = {part: text for part, text in parts.items() if text}
    if not known:
        return None
    date = date_from(item)
    return Publication(year=int(date[:4]) if date else None, **known)


def topics_of(item: Item) -> list[str]:
    """Returns the keywords, each once."""
    words = text_of(item, "keyword")
    parts = re.split(r"\s*[;；]\s*" if re.search("[;；]", words) else r"\s*[,，、]\s*", words)
    return list(dict.fromkeys(filter(None, parts)))


def _clean(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        # Half of a character can be escaped in JSON, but no file can hold it.
        text = _SURROGATE.sub("\ufffd", text)
    return " ".join(text.split())
