"""Venues and organizations, as heads of entries abbreviate them."""

import re
from typing import NamedTuple

from plmref.formats.markdown_list.people import read_authors
from plmref.formats.markdown_list.vocabulary import ORGANIZATION, VENUES


class Venue(NamedTuple):
    """A venue's short name, and its year if it stands beside."""

    short: str
    year: int | None = None


_SHORT = "|".join(sorted(map(re.escape, VENUES), key=len, reverse=True))
_FULL_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_YEAR = rf"(?:{_FULL_YEAR}|\d\d)(?!\d)"
_TRACK = (
    r"(?:WS|Workshops?|Findings|Demos?|Short|Long|Industry|Tutorial|System Demonstrations?|Oral|Spotlight|"
    r"Poster)"
)
_NAMES = rf"(?:[A-Za-z]+[@/])?(?:{_SHORT})(?:[-/&@](?:{_SHORT}))*"

# `Findings of EMNLP 2020`, `EMNLP2019 WS`, `ACL'24`, `LPLM@NAACL 2022`; the year may stand before: `2017ACL`.
DATED_VENUE = re.compile(
    rf"""(?<![A-Za-z])(?:
        (?P<year1>{_FULL_YEAR})\s?(?P<short1>{_NAMES})(?![A-Za-z])
      | (?P<findings>(?:Findings|Proceedings)\ of\ (?:the\ )?)?(?P<short2>{_NAMES})(?:\ {_TRACK})?
        [\s,\-]*['’`]?\s?(?P<year2>{_YEAR})
        (?:[\s:(-]*{_TRACK}\)?)?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# `EMNLP(2020)`, whose year is no group of its own.
YEAR_IN_BRACKETS = re.compile(rf"(?<![A-Za-z])({_NAMES})\s?[(（]({_FULL_YEAR})[)）]")
_BARE_VENUE = re.compile(rf"(?:(?:Findings|Proceedings) of (?:the )?)?({_NAMES})(?:[ -]{_TRACK})?")
_ANY_VENUE = re.compile(rf"([A-Z][\w.&@/'’\- ]{{1,70}}?)[\s,\-]*(?:['’]\d\d|({_FULL_YEAR}))(?: {_TRACK})?")
# People have initials and capitals too, but neither `ACM` nor `Comput.`
_SHORTENED = re.compile(r"[A-Z][\w&]*[A-Z]|[A-Za-z]{3,}\.")
_TITLED = re.compile(r"[A-Z][a-z]+(?: (?:of|and|in|for|the|&|[A-Z][a-z]+)){1,5}")
_YEAR_FIRST = re.compile(rf"({_FULL_YEAR}) ([A-Z][\w.&/'’\- ]{{3,80}})")
_JOURNAL = re.compile(
    r"\b(?:Journal|Transactions|Proceedings|Conference|Workshop|Magazine|Letters|Lectures|Surveys|Research|"
    r"Annals|Symposium|Bulletin|IEEE|ACM|"
    r"Open|Computation|Intelligence|Bioinformatics|Linguistics)\b"
)
PREPRINT = re.compile(
    rf"\b(?:arxiv|corr|preprint|pre-print|"
    rf"bioRxiv)\b\.?[\s,:\-]*(?:preprint)?[\s,]*['’]?(?:(?P<year>{_YEAR})(?![./-]?\d))?",
    re.IGNORECASE,
)


def dated_venue(found: re.Match[str]) -> Venue:
    """Returns the venue that a match of `DATED_VENUE` writes."""
    short = found["short1"] or found["short2"]
    shown = found[0].casefold()
    findings = "Findings of " if "findings" in shown else ""
    track = " Workshop" if re.search(r"\bws\b|workshop", shown) else ""
    known = next((venue for venue in VENUES if venue.casefold() == short.casefold()), short)
    return Venue(findings + known + track, full_year(found["year1"] or found["year2"]))


def full_year(digits: str) -> int:
    """Returns the year that two or four digits mean."""
    year = int(digits)
    return year if year > 100 else year + (1900 if year > 50 else 2000)


def whole_venue(text: str, *, known: bool = False) -> Venue | None:
    """Returns the venue that is all of `text`: `JMLR`, `IEEE TNN 1997`; None if it is something else.

    Args:
        text: what stands between two marks.
        known: whether only venues of the vocabulary count; others are told by how their names are written.
    """
    text = text.strip(" .,;:*_`()（）[]-\t\n")
    if len(text) > 90 or not text:
        return None
    if found := DATED_VENUE.fullmatch(text):
        return dated_venue(found)
    if found := _BARE_VENUE.fullmatch(text):
        return Venue(found[1])
    if not known and (found := _YEAR_FIRST.fullmatch(text)) and _JOURNAL.search(found[2]):
        return Venue(found[2], int(found[1]))
    found = None if known else _ANY_VENUE.fullmatch(text)
    name = found[1].strip(" ,-") if found else text
    shortened = _SHORTENED.search(name) or ("," in text and _TITLED.fullmatch(name))
    other = len(name.split()) > 6 or PREPRINT.search(name) or read_authors(name, alone=False)
    if found and (_JOURNAL.search(name) or (shortened and not other)):
        return Venue(name, int(found[2]) if found[2] else None)
    journal = not known and not found and 2 <= len(name.split()) <= 7 and _JOURNAL.search(name)
    return Venue(name) if journal and name[0].isupper() and not re.search(r"[:?!]", name) else None


def organizations(text: str) -> list[str]:
    """Returns the organizations that are all of `text`, such as "CMU & Google", or [] if it says something else."""
    if not ORGANIZATION.search(text):
        return []
    parts = [
        part.strip(" .,*")
        for part in re.split(r"\s*[&/,，、;+]\s*|\s+and\s+|\s+et\.? al\.?", text)
        if part.strip(" .,*")
    ]
    return parts if parts and all(ORGANIZATION.fullmatch(part) for part in parts) else []
