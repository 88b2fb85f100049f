"""Links: what each leads to, and which are refused."""

import functools
import posixpath
import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from plmref.formats.markdown_list.vocabulary import HOSTS, ROLES
from plmref.records.entry import EntryLink
from plmref.records.identifiers import Identifier, identify

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BADGE = re.compile(
    r"https?://(?:img\.shields\.io|(?:[\w-]+\.)?badgen?\.net|awesome\.re|badge\.fury\.io|[\w./-]*/badges?/|"
    r"cdn\.rawgit\.com/sindresorhus|"
    r"api\.star-history\.com|visitor-badge)",
    re.IGNORECASE,
)
_PICTURE = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp")
_LONGEST_PATH = 1_000


class Target(NamedTuple):
    """Where a link or image leads.

    Attributes:
        kind: web, note, picture, file (any other), anchor, badge, empty or refused.
        value: the URL or the path, without anchor.
        why: why it is refused.
    """

    kind: str
    value: str
    why: str = ""


def target(url: str) -> Target:
    """Returns where a link or image with this target leads."""
    url = "".join(url.split("\n")).strip()
    if not url or url.startswith("#"):
        return Target("anchor" if url else "empty", url)
    if re.match(r"https?://[^\s/?#]", url, re.IGNORECASE):
        return Target("badge" if _BADGE.match(url) else "web", re.sub(r"\s", "%20", url))
    if scheme := _SCHEME.match(url):
        return Target("refused", url, f"links with {scheme[0]} are not followed")
    if any(form.fullmatch(url.partition("/")[0].lower()) for form in HOSTS.values()):
        return Target("web", f"https://{url}")
    path = unquote(re.split(r"[?#]", url, maxsplit=1)[0]).replace("\\", "/")
    if path.startswith("/") or len(path) > _LONGEST_PATH or not path.isprintable() or _SCHEME.match(path):
        return Target("refused", url, "not a path below the folder of this file")
    path = posixpath.normpath(path) if path else ""
    kind = (
        "note"
        if path.lower().endswith((".md", ".markdown"))
        else "picture"
        if path.lower().endswith(_PICTURE)
        else "file"
    )
    return Target(kind if path else "anchor", path)


def role_of_text(text: str) -> str:
    """Returns the role that a link's text names, or "" if it names none."""
    text = " ".join(re.sub(r"[\[\]【】()（）:：|*]", " ", text).split())
    return next((role for role, form in ROLES.items() if form.fullmatch(text)), "")


def role_of_url(url: str) -> str:
    """Returns the role that a URL tells by itself, or ""."""
    address = re.sub(r"^https?://", "", url, flags=re.IGNORECASE)
    host, _, path = address.partition("/")
    if identity(url):
        return "paper"
    role = next((role for role, form in HOSTS.items() if form.fullmatch(host.lower())), "")
    if re.search(r"\.pdf(?:$|[?#])|(?:^|/)publications?/.", path.lower()) or (
        role == "models" and path.startswith("papers/")
    ):
        return "paper"
    if not role and re.search(r"(?:^|[/._-])blogs?(?:$|[/._-])", address.lower()):
        return "blog"
    return role


@functools.lru_cache(maxsize=4096)  # a link is asked for its paper by several rules
def identity(url: str) -> Identifier | None:
    """Returns the identifier of the paper that a URL leads to, or None for any other page."""
    # Links to the Anthology's papers are written in many ways that no longer lead there.
    url = re.sub(r"(?<=\.pdf)\.pdf$|(?<=\d)/+$|[.,;]+$", "", url.strip())
    url = re.sub(r"//(?:www\.)?anthology\.aclweb\.org/", "//www.aclweb.org/anthology/", url)
    url = re.sub(r"arxiv\.org/ftp/(?:[\w-]+/)*papers/\d+/", "arxiv.org/pdf/", url)
    found = identify(url)
    return found if found and found.kind != "url" else None


def web_link(text: str, url: str, *, head: bool = False) -> EntryLink:
    """Returns a link as an entry holds it; the title's own leads to the paper if nothing says otherwise."""
    named = role_of_text(text)
    by_host = role_of_url(url)
    role = (
        named if named and named != "note" else by_host or named or _loose_role(text) or ("paper" if head else "note")
    )
    title = " ".join(text.split()).strip(" []*_") if not named and not head else ""
    return EntryLink(url=url, role=role, title=title or None)


def _loose_role(text: str) -> str:
    """Returns the role that one of a text's words names: `code for the paper`, `论文阅读笔记`."""
    found = re.search(r"笔记|博客|解读|blog|代码|源码|\bcode|github|视频|video|论文|paper|pdf", text, re.IGNORECASE)
    if not found:
        return ""
    word = found[0].lower()
    known = {"笔记": "blog", "博客": "blog", "解读": "blog", "blog": "blog", "视频": "video", "video": "video"}
    return known.get(word, "paper" if word in ("论文", "paper", "pdf") else "code")


Exists = Callable[[str], bool]
