"""Rules on what makes a record that record: ids, identifiers, names, URLs."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from plmref.analysis.checks.registry import Found, Subject, rule
from plmref.records.identifiers import identify


@rule("repeated-id")
def repeated_id(subject: Subject) -> Iterator[Found]:
    """An id belongs to one record."""
    papers = [(place, "id", paper.id) for place, paper in subject.papers()]
    terms = [(place, "id", term.id) for place, term in subject.terms()]
    yield from _repeated(papers, "id")
    yield from (found._replace(in_terms=True) for found in _repeated(terms, "id"))


@rule("repeated-identifier")
def repeated_identifier(subject: Subject) -> Iterator[Found]:
    """Two records with one identifier are one paper."""
    uses: list[tuple[int, str, Hashable]] = []
    for place, paper in subject.papers():
        for kind, value in paper.identifiers.known:
            uses.append((place, f"identifiers.{kind}", identify(value) or value))
    # One paper may have its DOI and its ACL id, which are the same key; that is no repetition.
    yield from _repeated(list({(place, key): (place, field, key) for place, field, key in uses}.values()), "identifier")


@rule("repeated-title")
def repeated_title(subject: Subject) -> Iterator[Found]:
    """Two records with one title are one paper."""
    yield from _repeated([(place, "title", paper.title.casefold()) for place, paper in subject.papers()], "title")


@rule("repeated-first-name")
def repeated_first_name(subject: Subject) -> Iterator[Found]:
    """The first of `names` is what timelines call the paper: no other paper has it first."""
    uses = [(place, "names", paper.names[0].casefold()) for place, paper in subject.papers() if paper.names]
    yield from _repeated(uses, "first name")


@rule("repeated-alias")
def repeated_alias(subject: Subject) -> Iterator[Found]:
    """A name or alias of a term means that term alone, or a query would be widened to the wrong thing."""
    uses: list[tuple[int, str, Hashable]] = []
    for place, term in subject.terms():
        names = {
            _key(name): field for field, name in (("name.zh", term.name.zh), ("name.en", term.name.en), ("id", term.id))
        }
        for index, alias in enumerate(term.aliases):
            if _key(alias) in names:
                yield Found(place, f"aliases[{index}]", f"{alias!r} is said already", in_terms=True)
            names[_key(alias)] = f"aliases[{index}]"
        uses += [(place, field, key) for key, field in names.items()]
    yield from (found._replace(in_terms=True) for found in _repeated(uses, "name or alias"))


@rule("malformed-identifier")
def malformed_identifier(subject: Subject) -> Iterator[Found]:
    """An identifier has the form of its kind: arXiv 1907.11692, DOI 10.18653/v1/N19-1423, ACL N19-1423."""
    for place, paper in subject.papers():
        for kind, value in paper.identifiers.known:
            if not _is_of_kind(kind, value):
                yield Found(place, f"identifiers.{kind}", f"{value!r} is not an identifier of this kind")


@rule("malformed-url")
def malformed_url(subject: Subject) -> Iterator[Found]:
    """A URL has a scheme, a host and no blanks."""
    for place, paper in subject.papers():
        urls = [(f"links[{index}].url", link.url) for index, link in enumerate(paper.links)]
        urls += [(f"sources[{index}]", url) for index, url in enumerate(paper.sources)]
        for field, url in urls:
            if not re.fullmatch(r"https?://[\w.-]+\.[a-z]{2,}(?::\d+)?(?:/[^\s<>\"]*)?", url, re.IGNORECASE):
                yield Found(place, field, f"not a URL: {url!r}")


@rule("arxiv-month")
def arxiv_month(subject: Subject) -> Iterator[Found]:
    """An arXiv number begins with year and month of its announcement; the preprint is of then or the month before."""
    for place, paper in subject.papers():
        number = re.match(r"(\d\d)(\d\d)\.", paper.identifiers.arxiv or "")
        date = re.match(r"(\d{4})-(\d\d)", (paper.preprint.date or "") if paper.preprint else "")
        if not number or not date:
            continue
        announced = (2000 + int(number[1])) * 12 + int(number[2])
        submitted = int(date[1]) * 12 + int(date[2])
        if announced - submitted not in (0, 1):
            yield Found(place, "preprint.date", f"{date[0]} disagrees with arXiv {paper.identifiers.arxiv}")


def _is_of_kind(kind: str, value: str) -> bool:
    if kind == "openreview":
        return re.fullmatch(r"[\w-]{8,}", value) is not None
    if kind == "doi":
        return re.fullmatch(r"10\.\d{4,9}/\S+", value) is not None
    found = identify(value)
    return found is not None and found.kind == kind and found.value.lower() == value.lower()


def _repeated(uses: Sequence[tuple[int, str, Hashable]], what: str) -> Iterator[Found]:
    """Yields a finding for every use of a key after its first, in another record."""
    places: defaultdict[Hashable, list[tuple[int, str]]] = defaultdict(list)
    for place, field, key in uses:
        places[key].append((place, field))
    for (first, _), *others in places.values():
        for place, field in others:
            if place != first or what == "id":
                yield Found(place, field, f"the same {what} stands in another record before")


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
