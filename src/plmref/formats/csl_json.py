"""CSL-JSON, which Zotero, Pandoc and Crossref exchange references in, as entries.

Items are decoded one at a time, so that each has a line and a broken one does not take the others with it.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from plmref.formats import csl_fields as field
from plmref.formats.addresses import arxiv_in, identifiers_of, links_of, urls_in
from plmref.formats.read import Read
from plmref.records.entry import Entry, Remark
from plmref.records.finding import Finding

# Numbers stay as they are written (1907.10 is an identifier somewhere), and NaN is nothing. Line breaks in text are no
# JSON, but they occur.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=lambda _: None, strict=False)

_BLANK = re.compile(r"[\s,\ufeff]*")
_ITEMS = re.compile(r'"items"\s*:\s*\[')
# Where the next item begins, after one that is no JSON.
_NEXT = re.compile(r'\}\s*,\s*(?=\{\s*"(?:id|type|title|DOI|citation-key|container-title|author)"\s*:)')
_MOST_BROKEN = 100


class _Found(NamedTuple):
    line: int
    value: Any = None
    problem: str = ""


def read_csl_json(text: str, path: str) -> Read:
    """Returns the entries of a list of CSL items, of one item, or of `{"items": [...]}`, in file order.

    An item without title or id, or that is no JSON, is a finding, with its number counted from 0; the others are read.
    It never fails.
    """
    entries: list[Entry] = []
    findings: list[Finding] = []
    first: dict[str, int] = {}
    for index, (line, value, problem) in enumerate(_items(text)):
        made = _entry(value, line) if not problem else Finding("json", path, line, "", "", problem)
        if isinstance(made, Entry):
            if made.id in first:
                message = f"the id stands in line {first[made.id]} already"
                findings.append(Finding("duplicate-key", path, line, made.id, "id", message))
            first.setdefault(made.id, line)
            entries.append(made)
        else:
            findings.append(made._replace(file=path, message=f"item {index}: {made.message}"))
    return Read(tuple(entries), tuple(findings))


def _items(text: str) -> Iterator[_Found]:
    """Yields each item with the line that it begins in."""
    start = _BLANK.match(text)
    place = start.end() if start else 0
    if text.startswith("{", place):
        inside = _ITEMS.search(text)
        if not inside:
            yield next(_decoded(text, place, 1 + text.count("\n", 0, place)))
            return
        place = inside.end()
    elif text.startswith("[", place):
        place += 1
    elif place < len(text):
        yield _Found(1 + text.count("\n", 0, place), problem="neither a list nor an object")
        return
    yield from _decoded(text, place, 1 + text.count("\n", 0, place))


def _decoded(text: str, place: int, line: int) -> Iterator[_Found]:
    broken = 0
    while True:
        blank = _BLANK.match(text, place)
        begin = blank.end() if blank else place
        line += text.count("\n", place, begin)
        if begin >= len(text) or text[begin] == "]":
            return
        try:
            value, place = _DECODER.raw_decode(text, begin)
            yield _Found(line, value)
        except (json.JSONDecodeError, RecursionError) as error:
            broken += 1
            bad, what = begin, "nested too deep"
            if isinstance(error, json.JSONDecodeError):
                bad, what = error.pos, error.msg
            # What cannot be decoded is skipped up to what looks like the next item.
            following = _NEXT.search(text, begin) if broken < _MOST_BROKEN else None
            rest = "" if following else "; the rest of the file is not read"
            yield _Found(line + text.count("\n", begin, bad), problem=f"not JSON: {what}{rest}")
            if not following:
                return
            place = following.end()
        line += text.count("\n", begin, place)


def _entry(item: Any, line: int) -> Entry | Finding:
    if not isinstance(item, dict):
        return Finding("broken-entry", "", line, "", "", "not an object")
    key = field.text_of(item, "id", "citation-key", "citekey")
    if not key or (key.startswith("http") and field.text_of(item, "citation-key")):
        # Zotero's own ids are addresses of its server.
        key = field.text_of(item, "citation-key") or key
    title = field.text_of(item, "title")
    if not title or not key:
        missing = "title" if not title else "id"
        return Finding(f"no-{missing}", "", line, key, missing, f"no {missing}")
    note = field.text_of(item, "note")
    url = field.text_of(item, "URL", "url")
    urls = [url] if url.startswith(("http://", "https://")) and " " not in url else urls_in(url)
    extra = field.extra_of(item)
    numbered = " ".join((field.text_of(item, *field.CONTAINER), field.text_of(item, "number"), extra, url))
    arxiv = arxiv_in(numbered)
    return Entry(
        id=key,
        title=title,
        type=field.type_of(item, arxiv),
        authors=field.authors_of(item),
        date=field.date_from(item),
        venue=field.venue_of(item),
        identifiers=identifiers_of((*urls, *urls_in(extra)), field.text_of(item, "DOI", "doi") or None, arxiv),
        links=links_of(urls),
        topics=field.topics_of(item),
        abstract=field.text_of(item, "abstract") or None,
        remarks=[Remark(text=note)] if note else [],
        line=line,
    )
