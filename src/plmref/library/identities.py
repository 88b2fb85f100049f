"""By what a record is known: the keys under which it is asked for, and those by which two records are one paper."""

import functools
import re

from plmref.library.words import is_han, words
from plmref.records.entry import Entry
from plmref.records.identifiers import identify
from plmref.records.paper import Paper

# Kinds of identity from the surest to the least; a title comes last, and is doubtful.
KINDS = ("arxiv", "doi", "acl", "openreview", "url", "title")
# A title of fewer words than this may be anybody's ("Introduction"): it is no identity. Two Han characters are a word.
_FEWEST_WORDS = 3
# "RoBERTa: A Robustly Optimized ..." is the title without its head, too.
_HEAD = re.compile(r"^[^:：]{1,40}[:：]\s*(?=\S)")


# Identifiers that are written as `identify` writes them; it knows many forms, and is asked for the others.
_CANONICAL_ARXIV = re.compile(r"\d{4}\.\d{4,5}")
_PLAIN_DOI = re.compile(r"10\.(?!18653/|48550/)\d{4,9}/[a-z\d./()_-]*[a-z\d]")


def search_keys(record: Entry | Paper, name: str) -> list[str]:
    """Returns every key under which exactly this record is asked for; `name` is its id in its source."""
    keys = [f"id:{name.lower()}"]
    names = (name, *record.names, record.title, record.title_zh or "")
    keys += [f"name:{key}" for text in names if (key := _joined(text)[0])]
    keys += _identifiers(record)
    keys += [found.key for link in record.links if (found := identify(link.url))]
    return list(dict.fromkeys(keys))


def identities(record: Entry | Paper) -> list[str]:
    """Returns the keys that two records of one paper share: identifiers, the paper's own address, the title."""
    keys = _identifiers(record)
    own = (identify(link.url) for link in record.links if link.role == "paper")
    keys += [found.key for found in own if found]
    keys += [f"title:{title}" for title in _titles(record)]
    return list(dict.fromkeys(keys))


def _identifiers(record: Entry | Paper) -> list[str]:
    return [_identifier(kind, value) for kind, value in record.identifiers.known]


def _identifier(kind: str, value: str) -> str:
    if kind == "arxiv" and _CANONICAL_ARXIV.fullmatch(value):
        return f"arxiv:{value}"
    if kind == "doi" and _PLAIN_DOI.fullmatch(value):
        return f"doi:{value}"
    found = identify(value) if kind != "openreview" else None
    return found.key if found else f"{kind}:{value.lower() if kind != 'openreview' else value}"


def _titles(record: Entry | Paper) -> list[str]:
    """Returns the title, without case and punctuation, whole and without the name in front of a colon."""
    found = []
    for title in filter(None, (record.title, record.title_zh)):
        for text in (title, _HEAD.sub("", title)) if ":" in title or "：" in title else (title,):
            key, length = _joined(text)
            if length >= _FEWEST_WORDS:
                found.append(key)
    return found


@functools.lru_cache(maxsize=16)  # a title is asked for as a name and as an identity
def _joined(text: str) -> tuple[str, float]:
    """Returns the words of a text in one piece, and how many they are, two Han characters to a word."""
    found = words(text)
    return "".join(found), len(found) - (0 if text.isascii() else sum(map(is_han, found)) / 2)
