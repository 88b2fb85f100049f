"""A source's records as rows of its tables: all that is done in Python, and nothing with the database.

What costs time here costs it a million times: text in ASCII goes into FTS5 as it is, and what most records have is kept
off regular expressions.
"""

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from plmref.library.fingerprint import stored
from plmref.library.gather import Item
from plmref.library.identities import keys_of
from plmref.library.rows import packed, packed_words
from plmref.library.schema import HAN_RANGES, title_number
from plmref.library.words import HYPHENS, fold, hyphened
from plmref.records.entry import Entry, Remark
from plmref.records.paper import KeyPoint, Paper, SubPoint
from plmref.records.rows import Words

_COMPOUND = re.compile(r"\w+(?:-\w+)+")
_BEYOND_ASCII = re.compile(r"[\u4e00-\u9fff]+|[^\x00-\x7f\u4e00-\u9fff]+")
_HAN = re.compile(f"[{HAN_RANGES}]")
_NO_WORDS = re.compile(r"[^\w\x00-\x7f]+")
_PLAIN_HYPHENS = str.maketrans(dict.fromkeys(HYPHENS, "-"))
_LANGUAGES = ("en", "zh")

Values = tuple[Any, ...]


class Batch(msgspec.Struct, array_like=True, tag=True):
    """Rows of some records.

    Attributes:
        papers: of that table.
        texts: of `fulltext`, in the order of `SOURCE_COLUMNS`.
        titles: of that table.
        keys: of that table, and so are `identities`.
        titled: how many characters the titles have, and `abstracts` those.
        fraction: how much of the source has been read with these, as far as that can be told; else 0.
    """

    papers: list[Values] = []
    texts: list[Values] = []
    titles: list[Values] = []
    keys: list[tuple[str, int]] = []
    identities: list[tuple[str, int]] = []
    titled: int = 0
    abstracts: int = 0
    fraction: float = 0.0

    def add(self, number: int, name: str, item: Item) -> None:
        """Adds a record that stands in row `number` and has the id `name` in its source."""
        record = item.record
        title, title_zh, venue = record.title, record.title_zh, record.venue
        date = record.date or (str(venue.year) if venue and venue.year else "")
        year = date[:4]
        published = " ".join(filter(None, (venue.short, venue.name, str(venue.year or "")))) if venue else ""
        authors, organizations, topics = _authors(record), _organizations(record), packed(record.topics)
        abstract, remarks = _prose(record)
        # In one tuple: putting it together of several takes as long as making them.
        self.papers.append((
            number, name, date, int(year or 0), title, title_zh, packed(record.names), organizations,
            record.section or "", packed(_notes(record)), _figures(record), _encoded(record), authors, published,
            topics, abstract or None, remarks, _stored_path(item.file), item.line,
        ))  # fmt: skip
        names = _text(" ; ".join([name, *record.names])) if record.names else _text(name)
        titles = _text(f"{title} ; {title_zh}" if title_zh else title)
        issued = _text(f"{published} {year}") if published else year
        points = _text(f"{abstract} {remarks}" if remarks else abstract)
        self.texts.append((number, names, titles, _text(topics), _text(authors), _text(organizations), issued, points))
        self.titles.append((title_number(number, title), names, titles))
        keys, identities = keys_of(record, name)
        self.keys += [(key, number) for key in keys]
        self.identities += [(key, number) for key in identities]
        self.titled += len(title)
        self.abstracts += len(abstract)


@functools.lru_cache(maxsize=4)
def _stored_path(file: Path) -> str | bytes:
    return stored(str(file))


def _text(text: str) -> str:
    """Returns text as the full-text index takes it, which folds and splits what is ASCII itself.

    What is not is folded here, with blanks around Han characters and for what belongs to no word. A hyphenated word
    comes in one piece as well.
    """
    if not text.isascii():
        text = _BEYOND_ASCII.sub(_folded, text)
    return text if "-" not in text else f"{text} {_in_one_piece(text)}"


def _in_one_piece(text: str) -> str:
    """Returns the hyphenated words of a text, each without its hyphens."""
    found = []
    for word in hyphened(text):
        bare = word.replace("-", "")
        # Most have one hyphen and nothing else; the others are taken apart.
        if bare.isalnum() and len(bare) + 1 == len(word) and word[0] != "-" != word[-1]:
            found.append(bare)
        else:
            found += [each.replace("-", "") for each in _COMPOUND.findall(word)]
    return " ".join(found)


def _folded(found: re.Match[str]) -> str:
    """Returns a run of characters that are not ASCII; of Chinese there is much, and nothing to fold."""
    run = found[0]
    return f" {' '.join(run)} " if "\u4e00" <= run[0] <= "\u9fff" else _folded_run(run)


@functools.lru_cache(maxsize=4096)
def _folded_run(run: str) -> str:
    return _NO_WORDS.sub(" ", _HAN.sub(r" \g<0> ", fold(run)).translate(_PLAIN_HYPHENS))


def _encoded(record: Entry | Paper) -> bytes:
    """Returns the record as JSON behind a letter that says of which type it is."""
    if isinstance(record, Paper):
        return b"P" + msgspec.json.encode(record)
    return b"E" + msgspec.json.encode(msgspec.structs.replace(record, abstract=None) if record.abstract else record)


def _authors(record: Entry | Paper) -> str:
    return ", ".join([f"{author.name} ({author.zh})" if author.zh else author.name for author in record.authors])


def _organizations(record: Entry | Paper) -> str:
    if isinstance(record, Paper):
        return packed([packed_words(Words(text.en, text.zh)) for text in record.organizations])
    return packed(record.organizations)


def _prose(record: Entry | Paper) -> tuple[str, str]:
    """Returns the abstract, and the remarks as one column holds them."""
    if isinstance(record, Paper):
        parts: list[KeyPoint | SubPoint] = []
        for point in record.key_points:
            parts += [point, *point.points]
        return "", packed([text for part in parts for text in (part.en, part.zh)])
    return record.abstract or "", packed(list(_remarks(record.remarks))) if record.remarks else ""


def _remarks(remarks: list[Remark]) -> Iterator[str]:
    waiting = list(reversed(remarks))
    while waiting:
        remark = waiting.pop()
        yield remark.text
        waiting += reversed(remark.points)


def _notes(record: Entry | Paper) -> list[str]:
    if isinstance(record, Paper):
        return [lang for lang in _LANGUAGES if getattr(record.notes, lang)]
    return ["en"] if record.notes else []


def _figures(record: Entry | Paper) -> int:
    return len(record.figures if isinstance(record, Paper) else record.pictures)
