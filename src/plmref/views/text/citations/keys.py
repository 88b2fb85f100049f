"""Citation keys as the ACL Anthology makes them: `liu-etal-2019-roberta`.

The rule is that of `acl_anthology.collections.bibkeys`: the family names of one or two authors, or the first one's and
`etal`; the year; the first word of the title that is no stop word, and further words until the key is unique.
"""

import re
import unicodedata
from collections.abc import Iterable

from plmref.records.reference import Name, Reference

_MOST_NAMES = 2
# Letters that Unicode does not take apart into a base and an accent.
_SPELT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "þ": "th", "’": ""}
)
# The words that the Anthology passes over (the English list of the Python package stop-words), in the pieces that
# an apostrophe leaves.
_STOP_WORDS = frozenset(
    """a about above after again against all am an and any are aren as at be because been before being below between
    both but by can cannot could couldn d did didn do does doesn doing don down during each few for from further had
    hadn has hasn have haven having he her here hers herself him himself his how i if in into is isn it its itself
    let ll m me more most mustn my myself no nor not of off on once only or other ought our ours ourselves out over
    own re s same shan she should shouldn so some such t than that the their theirs them themselves then there these
    they this those through to too under until up ve very was wasn we were weren what when where which while who
    whom why with won would wouldn you your yours yourself yourselves""".split()  # noqa: SIM905  # one word a line would fill pages
)


def keyed(references: Iterable[Reference]) -> list[Reference]:
    """Returns the references, each with a key that no other of them has; a key that is there stays if it is free."""
    taken: set[str] = set()
    result = []
    for reference in references:
        key = reference.key if reference.key and reference.key not in taken else _free_key(reference, taken)
        taken.add(key)
        result.append(reference._replace(key=key))
    return result


def _free_key(reference: Reference, taken: set[str]) -> str:
    words = [word for word in _slug(reference.title) if word not in _STOP_WORDS] or _slug(reference.id)
    parts = [_names(reference.authors) or "nn", *filter(None, [reference.year])]
    for word in words:
        parts.append(word)
        if (key := "-".join(parts)) not in taken:
            return key
    number = 2
    while (key := "-".join([*parts, str(number)])) in taken:
        number += 1
    return key


def _names(authors: tuple[Name, ...]) -> str:
    families = ["-".join(_slug(author.family)) for author in authors[:_MOST_NAMES]]
    if len(authors) > _MOST_NAMES:
        return f"{families[0] or 'nn'}-etal"
    return "-".join(filter(None, families))


def _slug(text: str) -> list[str]:
    """Returns the words of `text`, small, in ASCII, an apostrophe ending one; what has no Latin letter is left out."""
    spelt = unicodedata.normalize("NFKD", text.lower().translate(_SPELT))
    bare = "".join(char for char in spelt if not unicodedata.combining(char))
    joined = re.sub(r"(?<=\d),(?=\d)", "", bare)  # 1,000 is one number
    return re.findall(r"[a-z0-9]+", joined)
