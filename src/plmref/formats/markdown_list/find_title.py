"""Which of the pieces of a head is the title; the first of these that finds one is believed."""

import itertools
import re

from plmref.formats.markdown_list.dates import whole_date
from plmref.formats.markdown_list.facts import Facts, take
from plmref.formats.markdown_list.inline import Piece, Style
from plmref.formats.markdown_list.links import role_of_text
from plmref.formats.markdown_list.people import read_authors
from plmref.formats.markdown_list.titles import BOOK, QUOTED, tidy, word_count
from plmref.formats.markdown_list.venues import whole_venue
from plmref.formats.markdown_list.vocabulary import ORGANIZATION

_BRACKETED = re.compile(r"\s*[\[【](.+?)[\]】]?\s*", re.DOTALL)
_SENTENCE_END = re.compile(r"[.。]\s+|\n|\s+by\s+(?=[A-Z])|\s*[|｜]\s*")
_FULL_STOP = re.compile(r"[.。]\s+|\n|\s*[|｜]\s*")
_LONGEST_TITLE = 600
_LONGEST_CITED = 2_000

# What stands before the title, the title, what stands after it, and how it was marked.
Split = tuple[list[Piece], Piece, list[Piece], str]


def find_title(parts: list[Piece]) -> Split | None:
    """Returns the pieces around the title, or None if nothing looks like one."""
    return _cited(parts) or _structured(parts) or _bracketed(parts) or _plain(parts) or _short(parts)


def _cited(parts: list[Piece]) -> Split | None:
    """Finds a title behind people, as in `Yoon Kim: Convolutional Networks for Sentences, EMNLP 2014`."""
    first = parts[0] if parts else None
    if not first or first.kind != "text" or first.style or len(first.text) > _LONGEST_CITED:
        return None
    for found in itertools.islice(re.finditer(r"(?<!\b[A-Z])[:.]\s+", first.text), 4):
        rest = first.text[found.end() :]
        if (
            not read_authors(first.text[: found.start()])
            or word_count(rest) < 3
            or not rest[0].isupper() | (rest[0] in '"“')
        ):
            continue
        title = _first_sentence(rest, by=False)
        head, comma, tail = title.rstrip(" .").rpartition(", ")
        if comma and (whole_date(tail) or whole_venue(tail)):
            title = head
        start = found.end() + len(title)
        return _cut(parts, 0, found.end(), start, title, "cited")
    return None


def _structured(parts: list[Piece]) -> Split | None:
    """Finds a title that is marked as one: in 《》, a link, bold, in quotes; only short notes may stand before it."""
    tag = -1
    for place, piece in enumerate(parts[:12]):
        if not _may_stand_before([part for at, part in enumerate(parts[:place]) if at != tag]):
            return None
        if piece.kind == "link":
            if word_count(tidy(piece.text)) > 2 and not role_of_text(piece.text):
                return parts[:place], piece, parts[place + 1 :], "book" if BOOK.match(piece.text.strip()) else "link"
            continue
        for form, kind in ((BOOK, "book"), (QUOTED, "quoted")):
            if (found := form.search(piece.text)) and (word_count(found[1]) > 2 or kind == "book"):
                if not _may_stand_before([*parts[:place], piece._replace(text=piece.text[: found.start()])]):
                    break
                return _cut(parts, place, found.start(), found.end(), found[1], kind)
        least = 1 if _is_dated(parts[:place]) else 2
        if piece.style & Style.BOLD and word_count(piece.text) > least and not _says_only_facts(piece.text):
            if _is_tag_of_link(parts[place + 1 : place + 3]):
                tag = place
                continue
            return parts[:place], piece, parts[place + 1 :], "bold"
    return None


def _is_tag_of_link(following: list[Piece]) -> bool:
    """Tells whether a linked title follows at once: `**Topic**, [Title of a Paper](...)`."""
    mark, link = following if len(following) == 2 else (Piece("x"), Piece(""))
    return (
        not word_count(mark.text) and link.kind == "link" and word_count(link.text) > 2 and not role_of_text(link.text)
    )


def _says_only_facts(text: str) -> bool:
    """Tells whether text says when, where and by whom, and nothing else."""
    return not take(text, Facts()).strip(" .,;:()[]")


def _is_dated(parts: list[Piece]) -> bool:
    """Tells whether people and a year stand before a title: `Bengio et al. - 2003 - **Title**`."""
    facts = Facts()
    take(" ".join(piece.text for piece in parts), facts)
    return facts.date is not None


def _may_stand_before(parts: list[Piece]) -> bool:
    text = " ".join(piece.text for piece in parts if piece.text)
    if not text.strip():
        return True
    return len(text) < 200 and word_count(take(text, Facts())) <= 3


def _cut(parts: list[Piece], place: int, start: int, end: int, title: str, kind: str) -> Split:
    """Splits one piece into what stands before the title, the title, and what stands after it."""
    piece = parts[place]
    before = [*parts[:place], piece._replace(text=piece.text[:start])]
    after = [piece._replace(text=piece.text[end:]), *parts[place + 1 :]]
    return (
        [p for p in before if p.text.strip()],
        piece._replace(text=title),
        [p for p in after if p.text.strip() or p.url],
        kind,
    )


def _bracketed(parts: list[Piece]) -> Split | None:
    """Finds a title in brackets that have no target, or that are never closed."""
    if len(parts) != 1 or parts[0].kind != "text" or parts[0].text.strip()[:1] not in ("[", "【"):
        return None
    found = _BRACKETED.fullmatch(parts[0].text)
    if (
        not found
        or word_count(found[1]) < 2
        or any(found[1].count(shut) > found[1].count(opened) for opened, shut in ("[]", "【】"))
    ):
        return None
    return [], parts[0]._replace(text=found[1]), [], "bracket"


def _plain(parts: list[Piece]) -> Split | None:
    """Finds a title that nothing marks: the first sentence, perhaps after the model's name in bold."""
    before: list[Piece] = []
    rest = parts
    while rest and rest[0].kind == "text" and rest[0].style and word_count(rest[0].text) <= 3 and len(rest) > 1:
        before, rest = [*before, rest[0]], rest[1:]
    run = 0
    while run < len(rest) and rest[run].kind == "text" and not rest[run].style & (Style.ITALIC | Style.CODE):
        run += 1
    text = "".join(piece.text for piece in rest[:run])
    start = len(text) - len(text.lstrip(" .:：,-|"))
    title = _first_sentence(text[start : start + _LONGEST_TITLE])
    if word_count(title) < 3 or (title[:1].islower() and not re.match(r"[a-z]\w*[A-Z0-9]", title)):
        return None
    after = [Piece(text[start + len(title) :]), *rest[run:]]
    return before, Piece(title.rstrip(" [【(（")), after, "plain"


def _first_sentence(text: str, *, by: bool = True) -> str:
    for found in (_SENTENCE_END if by else _FULL_STOP).finditer(text):
        makers = found[0].strip() != "by" or _are_makers(text[found.end() :])
        if makers and word_count(text[: found.start()]) > 2:
            return text[: found.start()]
    return text


def _are_makers(text: str) -> bool:
    who = re.split(r"[.(\[]\s", text[:300])[0]
    return bool(read_authors(who) or ORGANIZATION.match(who))


def _short(parts: list[Piece]) -> Split | None:
    """Finds a title of one or two words: it must come first, as a link or in bold."""
    for place, piece in enumerate(parts[:4]):
        strong = piece.kind == "link" or piece.style & (Style.BOLD | Style.UNDERLINED)
        if strong and tidy(piece.text) and not role_of_text(piece.text) and not whole_venue(piece.text, known=True):
            after = parts[place + 1 :]
            return parts[:place], piece, after, "link" if piece.kind == "link" else "bold"
        if piece.kind == "link" or word_count(piece.text) > 2:
            break
    first = parts[0] if parts else None
    if first and first.kind == "text" and word_count(first.text) in (1, 2) and len(parts) > 1:
        return [], first, parts[1:], "plain"
    return None
