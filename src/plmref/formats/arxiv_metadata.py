"""One line of arXiv's metadata snapshot (https://www.kaggle.com/datasets/Cornell-University/arxiv) as an entry."""

import functools
import re
from typing import Any

import msgspec

from plmref.formats.addresses import NONE
from plmref.formats.latex import plain
from plmref.formats.loose_dates import MONTHS, date_of, from_parts
from plmref.formats.person import author_of, name_in_order
from plmref.records.entry import Entry, Publication
from plmref.records.paper import Author, Identifiers

_NUMBER = re.compile(r"(?:[a-z-]+(?:\.[a-z]{2})?/)?(\d\d)(\d\d)(?:\.\d{4,5}|\d{3})(v\d+)?", re.IGNORECASE | re.ASCII)
_FIRST_YEAR = 91
_MONTHS = {name.title(): number for name, number in MONTHS.items()}

_AFFILIATION = re.compile(r" ?\([^()]*\)")
_DEEPEST = 3
_BETWEEN = re.compile(r", and |, ?| and ", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_LONGEST_SUFFIX = 4
_MARKS = str.maketrans("", "", " .-")
_GROUP = re.compile(r"(?:[Cc]ollaboration|[Tt]eam|[Gg]roup|[Cc]onsortium|COLLABORATION)\b")


class Version(msgspec.Struct):
    """One submitted version; `created` as in a mail's head ("Mon, 2 Apr 2007 19:18:42 GMT")."""

    created: str = ""


class Metadata(msgspec.Struct):
    """The fields of the snapshot that an entry needs; unknown ones are passed over."""

    id: str = ""
    title: str = ""
    authors: Any = None
    authors_parsed: list[list[str]] | None = None
    abstract: str | None = None
    categories: Any = None
    doi: str | None = None
    journal_ref: str | None = msgspec.field(name="journal-ref", default=None)
    update_date: Any = None
    versions: list[Version] | None = None

    @property
    def is_arxiv(self) -> bool:
        """Tells the snapshot's lines from others: authors in one string, and fields that nobody else has."""
        return isinstance(self.authors, str) or not (
            self.authors_parsed is None and self.versions is None and self.update_date is None
        )


def entry_of(paper: Metadata, line: int) -> Entry | str:
    """Returns the entry, or why there is none.

    Its date is that of the first version, else the month in its number; `update_date` is another thing.
    """
    title = plain(paper.title)
    if not title or not paper.id:
        return f"no {'id' if title else 'title'}"
    number = _NUMBER.fullmatch(paper.id)
    abstract = paper.abstract
    return Entry(
        id=paper.id,
        title=title,
        type="preprint",
        authors=_authors(paper),
        date=_date(paper, number),
        venue=Publication(name=venue) if paper.journal_ref and (venue := plain(paper.journal_ref)) else None,
        identifiers=_identifiers(paper, number),
        topics=_topics(paper.categories),
        # Most abstracts are full of formulas; they stay as they are.
        abstract=_one_line(abstract) or None if abstract else None,
        line=line,
    )


def _identifiers(paper: Metadata, number: re.Match[str] | None) -> Identifiers:
    doi = paper.doi.split()[0] if paper.doi and not paper.doi.isspace() else None
    if not number:
        return Identifiers(doi=doi) if doi else NONE
    version = number[3]
    return Identifiers(arxiv=(paper.id[: -len(version)] if version else paper.id).lower(), doi=doi)


def _date(paper: Metadata, number: re.Match[str] | None) -> str | None:
    if paper.versions and (date := _created(paper.versions[0].created)):
        return date
    if not number:
        return None
    year = int(number[1])
    return from_parts(year + (1900 if year >= _FIRST_YEAR else 2000), int(number[2]))


def _created(text: str) -> str | None:
    parts = text.split()
    if len(parts) > 3 and parts[2] in _MONTHS and len(parts[1]) <= 2 and parts[3].isdecimal():
        day = parts[1] if len(parts[1]) == 2 else f"0{parts[1]}"
        return f"{parts[3]}-{_MONTHS[parts[2]]:02}-{day}" if day.isdecimal() and len(parts[3]) == 4 else None
    return date_of(text)


def _authors(paper: Metadata) -> list[Author]:
    if paper.authors_parsed:
        return [author for parts in paper.authors_parsed if (author := _parsed(*[*parts, "", "", ""][:3]))]
    if not isinstance(paper.authors, str):
        return []
    text = paper.authors
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
    for _ in range(_DEEPEST):
        if "(" not in text:
            break
        text = _AFFILIATION.sub("", text)
    names: list[str] = []
    for name in _apart(text):
        if names and len(name) <= _LONGEST_SUFFIX and _SUFFIX.fullmatch(name):
            names[-1] += f", {name}"
        else:
            names.append(name)
    return [author for name in names if (author := _usual(name.strip()) or _named(name))]


def _apart(text: str) -> list[str]:
    """Returns what stands between commas and "and", as the expression splits it; that takes three times as long."""
    lower = text.lower()
    if text.count(",") != text.count(", ") or lower.count(" and ") != text.count(" and ") or " and and " in lower:
        return _BETWEEN.split(text)
    return text.replace(", and ", ", ").replace(" and ", ", ").split(", ")


# Most authors have several papers.
@functools.lru_cache(maxsize=2**14)
def _parsed(family: str, given: str, suffix: str) -> Author | None:
    family, given, suffix = plain(family), plain(given), plain(suffix)
    return author_of(f"{family}, {suffix}" if family and suffix else family, given)


@functools.lru_cache(maxsize=2**14)
def _named(name: str) -> Author | None:
    name, comma, suffix = plain(name).partition(",")
    if _GROUP.search(name):
        return author_of(name)
    author = name_in_order(name)
    return msgspec.structs.replace(author, family=f"{author.family},{suffix}") if author and comma else author


def _usual(name: str) -> Author | None:
    """Returns the author if the name is words in ASCII with a capital each: no LaTeX, no "von", and no group."""
    if not (name.istitle() and name.isascii() and name.translate(_MARKS).isalpha()) or "--" in name:
        return None
    if "ollaboration" in name or "eam" in name or "roup" in name or "onsortium" in name:
        return None
    given, _, family = name.rpartition(" ")
    return Author(family=family, given=given or None)


def _topics(categories: Any) -> list[str]:
    if isinstance(categories, str):
        return list(dict.fromkeys(categories.split()))
    if isinstance(categories, list):
        return list(dict.fromkeys(word for part in categories if isinstance(part, str) for word in part.split()))
    return []


def _one_line(text: str) -> str:
    text = text.replace("\n", " ").strip()
    return " ".join(text.split()) if "  " in text or "\t" in text else text
