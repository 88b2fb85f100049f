"""The head of an entry: which of its pieces is the title, and what stands around it."""

import re
from dataclasses import dataclass, field

from plmref.formats.markdown_list.facts import Facts, looks_like_name, take
from plmref.formats.markdown_list.find_title import find_title
from plmref.formats.markdown_list.inline import Piece, Style
from plmref.formats.markdown_list.links import identity, role_of_text, role_of_url, target
from plmref.formats.markdown_list.people import read_authors
from plmref.formats.markdown_list.titles import clean_title, word_count

_NUMBER = re.compile(r"^\s*(?:\(?\d{1,4}[.、)）:：]|[①-⑳])\s*(?!\d)")
_CHECKBOX = re.compile(r"^\s*\[[ xX]?\]\s+")
_TAG = re.compile(r"^\s*[\[【](?!关于)([^\[\]【】]{1,40})[\]】]\s*(?:[|｜:：]\s*)?(?=\S|$)")
_ABSTRACT = re.compile(r"[\[【(]?\s*(?:abs(?:tract)?|摘要)\s*[\])】]?", re.IGNORECASE)
_BAR = re.compile(r"\s[|｜]\s")
_DESCRIPTION = re.compile(r"(?:^|\s)[-–—]+\s+|(?<=[^A-Z\d])[:：]\s+")
_NOT_A_PAPER = re.compile(r"\b(?:slides?|video|lecture|course|blog)\b", re.IGNORECASE)


@dataclass(slots=True)
class Head:
    """The head of an entry, or of what turns out to be none.

    Attributes:
        kind: how the title was marked: book (《》), link, bold, quoted, bracket, cited (behind people and a colon),
            labelled (on a line below), exact (spelt out below), plain; "" if there is none.
        title_zh: the Chinese title, where the head is exact.
        url: where the title links to.
        lead: what stood before the title and said nothing known.
        links: all links, as pieces, in order.
        unclosed: a bracket was opened and never closed.
    """

    title: str = ""
    title_zh: str = ""
    kind: str = ""
    url: str = ""
    lead: str = ""
    facts: Facts = field(default_factory=Facts)
    links: list[Piece] = field(default_factory=list)
    images: list[Piece] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    abstract: str = ""
    unclosed: bool = False

    @property
    def paper_link(self) -> bool:
        """Whether a link leads to a paper, by its text or its host."""
        return any(leads_to_paper(piece) for piece in self.links)

    @property
    def named_paper_link(self) -> bool:
        """Whether a link is called paper or pdf, or is a bare address of a paper."""
        return any(
            leads_to_paper(piece) and (not piece.text or piece.text[0] == "[" or role_of_text(piece.text) == "paper")
            for piece in self.links
        )


def leads_to_paper(piece: Piece) -> bool:
    """Tells whether a link leads to a paper: by an identifier, else by its text, else by its host."""
    where = target(piece.url)
    if where.kind != "web":
        return False
    if identity(where.value):
        return True
    role = role_of_text(piece.text) if piece.text else ""
    return role == "paper" or (role in ("", "note") and role_of_url(where.value) == "paper")


def read_head(parts: list[Piece]) -> Head:
    """Returns what the pieces of a head say."""
    head = Head(links=[piece for piece in parts if piece.kind == "link"])
    head.images = [piece for piece in parts if piece.kind == "image"]
    head.abstract = _abstract(parts)
    shown = [piece for piece in parts if piece.kind != "image" and not piece.style & (Style.FOLDED | Style.SUMMARY)]
    shown = _without_tags(_whole_books(shown), head)
    split = find_title(shown)
    if not split:
        return head
    before, title, after, head.kind = split
    head.url = title.url
    head.unclosed = head.kind == "bracket" and _left_open("".join(piece.text for piece in shown))
    _read_before(before, head)
    head.title = clean_title(title.text, head.facts)
    _read_after(after, head)
    return head


def _left_open(text: str) -> bool:
    return any(text.count(opened) > text.count(closed) for opened, closed in ("[]", "【】"))


def _abstract(parts: list[Piece]) -> str:
    summary = "".join(piece.text for piece in parts if piece.style & Style.SUMMARY)
    folded = "".join(piece.text for piece in parts if piece.style & Style.FOLDED and not piece.style & Style.SUMMARY)
    return " ".join(folded.split()) if _ABSTRACT.fullmatch(summary.strip()) else ""


def _without_tags(parts: list[Piece], head: Head) -> list[Piece]:
    """Takes off a number, a checkbox and tags (`[深度学习] |`) before the title."""
    parts = [piece for piece in parts if piece.text.strip() or piece.kind == "link"]
    if not parts or parts[0].kind != "text":
        return parts
    text = _NUMBER.sub("", _CHECKBOX.sub("", parts[0].text))
    if (tag := _TAG.match(text)) and (text[tag.end() :].strip() or len(parts) > 1) and not parts[0].style:
        found = Facts()
        if not take(tag[1], found).strip() and found.told:
            head.facts = found
        elif role_of_text(tag[1]) == "":
            head.facts.topics.append(tag[1].strip())
        text = text[tag.end() :]
    return [parts[0]._replace(text=text), *parts[1:]] if text.strip() else parts[1:]


def _whole_books(parts: list[Piece]) -> list[Piece]:
    """Returns the pieces with each 《title》 in one, whatever is emphasised in it."""
    whole: list[Piece] = []
    for piece in parts:
        last = whole[-1].text if whole and whole[-1].kind == "text" == piece.kind else ""
        if last.rfind("《") > last.rfind("》"):
            whole[-1] = whole[-1]._replace(text=last + piece.text)
        else:
            whole.append(piece)
    return whole


def _read_before(parts: list[Piece], head: Head) -> None:
    for piece in parts:
        if piece.kind == "link":
            continue
        if piece.style & Style.UNDERLINED and head.kind != "book":
            for name in re.split(r"\s*(?:&&|[/,，、])\s*", piece.text):
                head.facts.add_name(name)
            continue
        another = _NOT_A_PAPER.search(piece.text)
        rest = piece.text if another else take(piece.text, head.facts).strip(" .,;:：-–—|/[]【】\t\n")
        if not rest or (not another and _take_lead(rest, bool(piece.style), head)):
            continue
        head.lead = f"{head.lead} {rest}".strip()


def _take_lead(text: str, styled: bool, head: Head) -> bool:
    """Takes what stands before a title: a name, a topic in bold, or people; tells whether it was one of these."""
    if head.kind == "book":
        return False
    if styled and word_count(text) > 2:
        head.facts.topics.append(text)
    elif styled or (word_count(text) <= 3 and looks_like_name(text)):
        head.facts.add_name(text)
    elif authors := read_authors(text):
        head.facts.authors = head.facts.authors or authors
    else:
        return False
    return True


def _read_after(parts: list[Piece], head: Head) -> None:
    """Reads what follows the title, up to the dash or colon that begins a description."""
    rest: list[str] = []
    described = False
    for place, piece in enumerate(parts):
        if piece.kind == "link":
            before = parts[place - 1].text.rstrip() if place else ""
            if described or not (role_of_text(piece.text) or piece.text[:1] == "[" or before.endswith(("[", "【"))):
                rest.append(piece.text)
        elif described:
            rest.append(piece.text)
        elif piece.style & Style.ITALIC and (authors := read_authors(piece.text, expected=True)):
            head.facts.authors = head.facts.authors or authors
        elif piece.style & (Style.BOLD | Style.UNDERLINED) and _bracket_before(parts, place) and len(piece.text) < 40:
            head.facts.add_name(re.sub(r"\s*[(（].*", "", piece.text))
        else:
            described = _read_text(piece.text, parts[place + 1 :], head, rest)
    text = re.sub(r"[(\[（【][\s,|/;]*[)\]）】]", " ", " ".join(rest))
    text = " ".join(text.split()).strip(" -–—|,;:.·，；：、[]()（）")
    if word_count(text) and not role_of_text(text):
        head.rest.append(text)


def _bracket_before(parts: list[Piece], place: int) -> bool:
    return place > 0 and parts[place - 1].text.rstrip().endswith(("(", "（"))


def _read_text(text: str, following: list[Piece], head: Head, rest: list[str]) -> bool:
    """Reads one piece after the title; returns whether a description has begun."""
    cells = _BAR.split(text)
    if len(cells) > 1:
        for cell in cells:
            _read_text(cell, [], head, rest)
        return False
    for found in _DESCRIPTION.finditer(text):
        tail = text[found.end() :]
        later = sum(word_count(piece.text) for piece in following[:8] if not role_of_text(piece.text))
        if word_count(tail) + later > 12 or (word_count(tail) > 4 and take(tail, Facts())):
            rest += [take(text[: found.start()], head.facts), tail]
            return True
    if word_count(text) > 60:
        rest.append(text)
        return True
    rest.append(take(text, head.facts))
    return False
