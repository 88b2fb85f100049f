"""Identifiers and web pages that an entry of a bibliography names, wherever it does so."""

import re
from collections.abc import Iterable

from plmref.records.entry import EntryLink
from plmref.records.identifiers import identify
from plmref.records.paper import Identifiers

NONE = Identifiers()

# "arXiv preprint arXiv:1907.11692", "CoRR abs/1907.11692", "ArXiv, abs/cs/0112017": the name of the server, then an id.
_ARXIV = re.compile(
    r"\b(?:arxiv|corr)\b\D{0,30}?\b(\d{4}\.\d{4,5}|(?<=[:/ ])[a-z-]{2,12}(?:\.[a-z]{2})?/\d{7})(?!\d)",
    re.IGNORECASE,
)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`，。；）]+")

_LONGEST = 2_000  # characters of an identifier

_ROLES = {
    **dict.fromkeys(("github.com", "gitlab.com", "gitee.com", "bitbucket.org"), "code"),
    **dict.fromkeys(("huggingface.co", "hf.co"), "models"),
    **dict.fromkeys(("youtube.com", "youtu.be", "vimeo.com", "bilibili.com"), "video"),
}


def arxiv_in(text: str) -> str | None:
    """Returns the arXiv number that `text` names together with the server, such as "CoRR abs/1907.11692"."""
    lower = text.lower()
    found = _ARXIV.search(text) if "arxiv" in lower or "corr" in lower else None
    named = identify(f"arxiv:{found[1]}") if found else None
    return named.value if named and named.kind == "arxiv" else None


def identifiers_of(names: Iterable[str], doi: str | None, arxiv: str | None) -> Identifiers:
    """Returns what `names` (URLs, prefixed ids) and `doi` say, the first of each kind.

    The DOI stays as it is written, even one that identifies the paper in another registry, since it is to be cited.
    """
    found = {"arxiv": arxiv} if arxiv else {}
    for name in (*names, doi):
        if name and len(name) <= _LONGEST and (named := identify(name)) and named.kind != "url":
            found.setdefault(named.kind, named.value)
    if doi and (written := _DOI.search(doi)):
        found["doi"] = written[0].rstrip(".,;)")
    return Identifiers(**found) if found else NONE


def links_of(urls: Iterable[str]) -> list[EntryLink]:
    """Returns a link for each web address, each once; the host tells whether it is code, models or a video."""
    return [EntryLink(url=url, role=_role(url)) for url in dict.fromkeys(urls)]


def urls_in(text: str) -> list[str]:
    """Returns the web addresses that a text names."""
    return [url.rstrip(".,;:)") for url in _URL.findall(text)] if "://" in text else []


def _role(url: str) -> str:
    host, _, page = url.partition("://")[2].partition("/")
    role = _ROLES.get(host.lower().removeprefix("www."), "paper")
    return "paper" if role == "models" and page.startswith("papers/") else role
