"""IEEE style, after the IEEE Reference Guide."""

import re

from plmref.records.dates import PartialDate
from plmref.records.reference import Name, Reference
from plmref.views.text.citations.emphasis import italic
from plmref.views.text.citations.ieee_words import ABBREVIATIONS, OMITTED, STATES
from plmref.views.text.citations.names import initials, joined, whole
from plmref.views.text.citations.titles import sentence_case

_MOST_AUTHORS = 6  # of more, the first "et al."
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")
# Anthology titles name a volume inside the title: "..., Volume 1 (Long Papers)" and "... (Volume 1: Long Papers)".
_VOLUME = re.compile(r",? \(?Volume (\d+)(?::[^)]*\)|\)| \([^)]*\))?$")


def ieee(reference: Reference, *, accessed: PartialDate | None = None) -> str:
    """Returns the entry of a reference, without the number that the document gives it."""
    title = sentence_case(reference.title)
    alone = reference.type in ("book", "thesis")
    stop = "" if title.endswith(("?", "!")) else ","
    named = f"{italic(title)}," if reference.type == "book" else f"“{title}{stop}”"
    source = ", ".join(filter(None, _source(reference)))
    text = " ".join(filter(None, [_authors(reference), named, source]))
    if reference.doi and not reference.is_preprint:
        return f"{text}, doi: {reference.doi}."
    if not reference.url or (reference.is_preprint and reference.arxiv) or (alone and not accessed):
        return f"{text}."
    if reference.pages and not accessed:
        return f"{text}."
    return f"{text}. {_accessed(accessed)}[Online]. Available: {reference.url}"


def _authors(reference: Reference) -> str:
    names = [_name(name, chinese=reference.chinese) for name in reference.authors]
    if len(names) > _MOST_AUTHORS:
        return f"{names[0]} et al.,"
    return f"{joined(names, ', and ', ' and ')}," if names else ""


def _name(name: Name, *, chinese: bool) -> str:
    if chinese and name.zh:
        return name.zh
    return f"{initials(name.given)} {name.family}" if name.given else whole(name)


def _source(reference: Reference) -> list[str]:
    """Returns what stands behind the title, with commas between."""
    number = f"no. {reference.number}" if reference.number and reference.type != "report" else ""
    if reference.type == "inproceedings":
        name, volume = _name_and_volume(reference)
        place = _place(reference.place or "")
        return [f"in {italic(name)}" if name else "", volume, number, place, reference.year, _pages(reference)]
    if reference.type == "article":
        name, volume = _name_and_volume(reference)
        return [italic(name), volume, number, _pages(reference), reference.year]
    if reference.is_preprint:
        return [reference.year, f"arXiv:{reference.arxiv}" if reference.arxiv else reference.venue or ""]
    place = _place(reference.place or "")
    if reference.type == "book":
        return [f"{place}: {reference.publisher}" if place else reference.publisher or "", reference.year]
    kind = {"report": "Tech. Rep.", "thesis": "thesis"}.get(reference.type, "")
    number = reference.number or ""
    day = _day(reference.date) if reference.type == "web" and reference.date else reference.year
    if reference.type == "thesis":
        return [kind, reference.organization or "", place, day]
    return [reference.organization or "", f"{kind} {number}".strip(), day]


def _name_and_volume(reference: Reference) -> tuple[str, str]:
    """Returns the abbreviated name of the proceedings or the journal, and its volume."""
    name, volume = reference.venue or "", reference.volume
    if found := _VOLUME.search(name):
        name, volume = name[: found.start()], volume or found[1]
    return _abbreviated(name), f"vol. {volume}" if volume else ""


def _abbreviated(name: str) -> str:
    """Returns a name with the words that IEEE abbreviates abbreviated, and without articles, prepositions and "and"."""
    if len(name.split()) == 1:  # a name of one word is not abbreviated
        return name
    words = (re.fullmatch(r"(\W*)(.*?)(\W*)", word) for word in name.split())
    kept = []
    for found in filter(None, words):
        before, word, after = found.groups()
        if word in OMITTED and not after:
            continue
        kept.append(f"{before}{ABBREVIATIONS.get(word, word)}{after}")
    return " ".join(kept)


def _place(place: str) -> str:
    """Returns a place with states of the USA as their postal abbreviations."""
    parts = [part.strip() for part in place.split(",") if part.strip()]
    states = [STATES.get(part, part) for part in parts]
    return ", ".join(states if states == parts or parts[-1] == "USA" else [*states, "USA"])


def _pages(reference: Reference) -> str:
    pages = (reference.pages or "").replace("-", "–")
    return f"pp. {pages}" if "–" in pages else f"p. {pages}" if pages else ""


def _day(date: PartialDate) -> str:
    if not date.month:
        return str(date.year)
    return f"{_MONTHS[date.month - 1]}{f' {date.day},' if date.day else ''} {date.year}"


def _accessed(date: PartialDate | None) -> str:
    return f"Accessed: {_day(date)}. " if date else ""
