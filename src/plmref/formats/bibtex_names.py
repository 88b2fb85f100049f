"""Names in BibTeX's author fields: `First von Last`, `von Last, First`, `von Last, Jr, First`, and braces."""

import functools
import re

from msgspec import structs

from plmref.formats.latex import plain
from plmref.formats.person import author_of, name_in_order
from plmref.records.paper import Author

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_OTHERS = ("others", "et al", "et al.")
_MARKED = re.compile(r"[\\{}~]")
# Exports from Chinese databases list names so.
_HAN_LIST = re.compile(r"[;；，、]")
_SUFFIX = re.compile(r"[JjSs]r\.?|2nd|3rd|II|III|IV")  # Ii is a surname
# The library's name splitter takes quadratic time on unmatched braces; no name is as long as this.
_LONGEST_NAME = 500


def authors_of(value: str) -> list[Author]:
    """Returns the authors that a field lists, without "and others"."""
    if "{" in value or "\\" in value:
        from bibtexparser.middlewares.names import split_multiple_persons_names

        names = split_multiple_persons_names(value)
    else:
        names = _AND.split(" ".join(value.split()))
    if len(names) == 1 and not value.isascii():
        names = _HAN_LIST.split(names[0])
    return [author for name in names if (author := _author(name))]


# Most people stand in many entries of a bibliography; they share one record.
@functools.lru_cache(maxsize=2**16)
def _author(name: str) -> Author | None:
    name = name.strip(" \n\t\r,")
    if name.lower() in _OTHERS:
        return None
    if name[-4:].isdecimal() and name[-5:-4] == " ":
        name = name[:-5]  # DBLP numbers those who share a name: "Yang Liu 0005"
    if len(name) > _LONGEST_NAME or (name[:1] == "{" and name.find("}") == len(name) - 1):
        return author_of(plain(name))
    if _MARKED.search(name) or name.count(",") > 1:
        return _from_parts(name)
    if "," not in name:
        return name_in_order(name)
    family, given = (" ".join(part.split()) for part in name.split(","))
    if _SUFFIX.fullmatch(family) and (author := name_in_order(given)):
        # "Jr., Maurice J. Pescitelli," in the ACL Anthology
        return structs.replace(author, family=f"{author.family}, {family}")
    return author_of(family, given)


def _from_parts(name: str) -> Author | None:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    parts = parse_single_name_into_parts(name, strict=False)
    first, von, last, junior = (plain(" ".join(words)) for words in (parts.first, parts.von, parts.last, parts.jr))
    if "," not in name and (whole := name_in_order(f"{first} {last}".strip())) and whole.zh:
        return whole
    family = f"{von} {last}".strip()
    return author_of(f"{family}, {junior}" if junior else family, first)
