"""By what a record is known: the keys under which it is asked for, and those by which two records are one paper."""

import re
from typing import NamedTuple

from plmref.library.words import is_han, joined, words
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


class Keys(NamedTuple):
    """What a record is known by.

    Attributes:
        search: every key under which exactly this record is asked for.
        identities: those that two records of one paper share: identifiers, the paper's own address, the title.
    """

    search: list[str]
    identities: list[str]


def keys_of(record: Entry | Paper, name: str) -> Keys:
    """Returns the keys of a record, some perhaps twice; `name` is its id in its source."""
    same = [_identifier(kind, value) for kind, value in record.identifiers.known]
    search = [f"id:{name.lower()}", *same]
    search += [f"name:{key}" for text in (name, *record.names) if (key := joined(text))]
    if record.links:
        links = [(link.role, found.key) for link in record.links if (found := identify(link.url))]
        search += [key for _, key in links]
        same += [key for role, key in links if role == "paper"]
    for title in (record.title, record.title_zh) if record.title_zh else (record.title,):
        key, length = _measured(title)
        if key:
            search.append(f"name:{key}")
        if length >= _FEWEST_WORDS:
            same.append(f"title:{key}")
        if ":" in title or "：" in title:
            key, length = _measured(_HEAD.sub("", title))
            if length >= _FEWEST_WORDS:
                same.append(f"title:{key}")
    return Keys(search, same)


def _identifier(kind: str, value: str) -> str:
    if kind == "arxiv" and _CANONICAL_ARXIV.fullmatch(value):
        return f"arxiv:{value}"
    if kind == "doi" and _PLAIN_DOI.fullmatch(value):
        return f"doi:{value}"
    found = identify(value) if kind != "openreview" else None
    return found.key if found else f"{kind}:{value.lower() if kind != 'openreview' else value}"


def _measured(text: str) -> tuple[str, float]:
    """Returns the words of a text in one piece, and how many they are, two Han characters to a word."""
    found = words(text)
    return "".join(found), len(found) - (0 if text.isascii() else sum(map(is_han, found)) / 2)
