"""Identifiers of papers in all the forms that people paste: numbers, prefixes, URLs of pages and of PDFs."""

import functools
import re
from typing import NamedTuple


class Identifier(NamedTuple):
    """A canonical identifier; `kind` is arxiv, doi, acl, openreview or url."""

    kind: str
    value: str

    @property
    def key(self) -> str:
        """One string for look-ups, such as "arxiv:1907.11692"."""
        return f"{self.kind}:{self.value}"


# https://info.arxiv.org/help/arxiv_identifier.html: YYMM.NNNN since April 2007, five digits since 2015, before that
# archive/YYMMNNN.
_ARXIV = r"(?P<id>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?"
_ACL = r"(?P<id>[a-z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)(?:v\d+)?"
_DOI = r"(?P<id>10\.\d{4,9}/\S+)"
_OPENREVIEW = r"(?P<id>[\w-]{8,})"

_ARXIV_PAGES = r"(?:abs|pdf|html|papers|format|e-print|overview)"

# Anything may stand behind an identifier in a URL (`.pdf`, `?context=cs`, `#page=3`).
_REST = r"(?:\.pdf|\.bib|/)?(?:[?#].*)?"
_ARXIV_HOSTS = r"(?:[a-z0-9]+\.)*(?:arxiv\.org|arxiv-vanity\.com|ar5iv\.org|alphaxiv\.org)"
_ACL_HOSTS = r"(?:aclanthology\.org|aclanthology\.info|(?:www\.)?aclweb\.org/anthology)"

# The Anthology's DOIs hold its ids: one paper, one key.
_ACL_DOI = r"(?i)10\.18653/v1/(?P<id>\S+)"
_HOST = r"(?i)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S+"


@functools.cache
def _forms() -> list[tuple[str, re.Pattern[str]]]:
    """Compiles the forms; most queries are plain words and never need them."""
    return [
        ("arxiv", re.compile(rf"(?:arxiv:\s*)?{_ARXIV}(?:\s*\[[a-z.-]+\])?", re.IGNORECASE)),
        ("arxiv", re.compile(rf"{_ARXIV_HOSTS}/{_ARXIV_PAGES}/{_ARXIV}{_REST}", re.IGNORECASE)),
        ("arxiv", re.compile(rf"(?:doi:\s*|(?:dx\.)?doi\.org/)?10\.48550/arxiv\.{_ARXIV}", re.IGNORECASE)),
        ("arxiv", re.compile(rf"(?:www\.)?(?:huggingface|hf)\.co/papers/{_ARXIV}{_REST}", re.IGNORECASE)),
        ("acl", re.compile(rf"(?:acl:\s*)?{_ACL}", re.IGNORECASE)),
        ("acl", re.compile(rf"{_ACL_HOSTS}/(?:papers/(?:\w+/)*)?{_ACL}{_REST}", re.IGNORECASE)),
        ("doi", re.compile(rf"(?:doi:\s*|(?:dx\.)?doi\.org/)?{_DOI}", re.IGNORECASE)),
        ("openreview", re.compile(rf"(?:openreview:\s*){_OPENREVIEW}", re.IGNORECASE)),
        (
            "openreview",
            re.compile(rf"(?:www\.)?openreview\.net/\w+\?(?:.*&)?id={_OPENREVIEW}(?:[&#].*)?", re.IGNORECASE),
        ),
    ]


def identify(text: str) -> Identifier | None:
    """Returns the identifier that `text` is, in canonical form, or None if it is not one.

    Versions, file endings, queries and mirrors are taken off: `arxiv.org/pdf/1907.11692v1.pdf` is 1907.11692.
    Any other web address is an identifier of kind "url", without scheme, `www.` and trailing slash.
    """
    text = text.strip()
    # Every form has a slash, a colon, or a digit beside a dot or hyphen.
    if not any(mark in text for mark in "/:") and not (("." in text or "-" in text) and any(map(str.isdecimal, text))):
        return None
    bare = re.sub(r"^https?://(?:www\.)?", "", text, flags=re.IGNORECASE)
    for kind, form in _forms():
        if found := form.fullmatch(bare):
            return _canonical(kind, found["id"])
    if " " not in bare and (bare != text or re.fullmatch(_HOST, bare)):
        address = re.sub(r"(?:\.git)?/*(?:#.*)?$", "", bare.partition("#")[0])
        host, slash, path = address.partition("/")
        return Identifier("url", host.lower() + slash + path.lower())
    return None


def _canonical(kind: str, value: str) -> Identifier:
    if kind == "acl":
        return Identifier(kind, value.upper() if value[0].isalpha() else value.lower())
    if kind == "doi":
        value = value.rstrip(".,;)").lower()
        if found := re.fullmatch(_ACL_DOI, value):
            return identify(found["id"]) or Identifier(kind, value)
    if kind == "arxiv":
        value = value.lower()
    return Identifier(kind, value)
