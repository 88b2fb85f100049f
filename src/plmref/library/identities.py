"""By what a record is known: the keys under which it is asked for, and those by which two records are one paper."""

import re
from collections.abc import Iterator

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


def search_keys(record: Entry | Paper, name: str) -> list[str]:
    """Returns every key under which exactly this record is asked for; `name` is its id in its source."""
    keys = [f"id:{name.lower()}"]
    names = (name, *record.names, record.title, record.title_zh or "")
    keys += [f"name:{key}" for text in names if (key := joined(text))]
    keys += _identifiers(record)
    keys += [found.key for link in record.links if (found := identify(link.url))]
    return list(dict.fromkeys(keys))


def identities(record: Entry | Paper) -> list[str]:
    """Returns the keys that two records of one paper share: identifiers, the paper's own address, the title."""
    keys = list(_identifiers(record))
    own = (identify(link.url) for link in record.links if link.role == "paper")
    keys += [found.key for found in own if found]
    keys += [f"title:{title}" for title in _titles(record)]
    return list(dict.fromkeys(keys))


def _identifiers(record: Entry | Paper) -> Iterator[str]:
    for kind, value in record.identifiers.known:
        found = identify(value) if kind != "openreview" else None
        yield found.key if found else f"{kind}:{value.lower() if kind != 'openreview' else value}"


def _titles(record: Entry | Paper) -> Iterator[str]:
    """Yields the title, without case and punctuation, whole and without the name in front of a colon."""
    for title in filter(None, (record.title, record.title_zh)):
        for text in (title, _HEAD.sub("", title)):
            found = words(text)
            if len(found) - sum(map(is_han, found)) / 2 >= _FEWEST_WORDS:
                yield "".join(found)
