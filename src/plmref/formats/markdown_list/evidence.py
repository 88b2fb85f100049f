"""Which heads are entries. Inventing an entry is worse than missing one, so each kind of title needs evidence.

| title is | it is an entry if |
|---|---|
| in 《》 | it has three words, or links to a paper |
| a link | it leads to a paper; or to a note, if the head is dated; or the head has a venue or a link called `paper` |
| bold or quoted | the head links to a paper; or has another link and says who, when or where; or says who and where |
| plain | a link called `paper` or the bare address of one follows; or the head says who and where |
| bracket | the head says who, when or where |
| behind people and a colon | the head says when or where |
"""

import re

from plmref.formats.markdown_list.dates import whole_date
from plmref.formats.markdown_list.facts import looks_like_name
from plmref.formats.markdown_list.head import Head, leads_to_paper
from plmref.formats.markdown_list.inline import Piece
from plmref.formats.markdown_list.links import role_of_text, role_of_url, target
from plmref.formats.markdown_list.titles import is_name_before_colon, word_count
from plmref.formats.markdown_list.venues import whole_venue
from plmref.formats.markdown_list.vocabulary import HOUSEKEEPING, column

_PROSE = re.compile(
    r"(?:we|this|our|you|your|see|check|please|if|i|here|note|these|it|in this|thanks|many|most|feel free|"
    r"welcome|update|updated|download|"
    r"is|are|provides?|awesome|list of|collection of|my|contributed|maintained|click|visit|join|follow|read "
    r"more)(?![\w-])|本|我们|更多|欢迎|注意|参考|相关",
    re.IGNORECASE,
)


_ANOTHER = re.compile(r"\b(?:slides?|video|lecture|course|blog|tool|toolkit)\b", re.IGNORECASE)
_TALK = re.compile(r"(?:^|/)(?:tutorials?|slides?|courses?|talks?|lectures?|presentations?)/", re.IGNORECASE)
_SENTENCE = re.compile(r"[，。；]|请|我们|^Q\b|^问")
_REPORT = re.compile(r"technical report|system card|\(paper\)", re.IGNORECASE)


def is_entry(head: Head) -> bool:
    """Tells whether a bullet, an item, or a paragraph with this head is an entry."""
    words = word_count(head.title)
    if not could_be_title(head) or word_count(head.lead) > (2 if words > 2 else 0) or _PROSE.match(head.lead):
        return False
    facts = head.facts
    dated = bool(facts.date or facts.arxiv or facts.venue)
    match head.kind:
        case "book":
            return (words >= 3 and not head.lead) or head.paper_link
        case "link":
            return _linked(head, words, dated)
        case "bold" | "quoted":
            if words < 3 or _SENTENCE.search(head.title):
                return head.named_paper_link
            told = dated or bool(facts.authors)
            linked = any(
                target(piece.url).kind in ("web", "empty") and role_of_text(piece.text) for piece in head.links
            )
            return head.paper_link or (told and linked) or bool(facts.venue and facts.authors)
        case "cited":
            return words >= 2 and dated
        case "plain":
            if _SENTENCE.search(head.title) or (not head.title.isascii() and not re.search(r"[A-Za-z]{2}", head.title)):
                return False
            named = bool(facts.names and facts.date and head.links)
            return head.named_paper_link or (words >= 3 and (named or bool(facts.venue and facts.authors)))
    return head.kind == "bracket" and words >= 3 and facts.told


def could_be_title(head: Head, *, in_column: bool = False) -> bool:
    """Tells whether the title of a head is one at all: no date, venue, column's name, anchor or housekeeping.

    Args:
        head: what was read.
        in_column: it stands in a column of titles, so that sentences are titles too.
    """
    title = head.title
    if not re.search(r"[^\W\d_]", title) or target(head.url).kind == "anchor" or _ANOTHER.search(head.lead):
        return False
    if head.kind != "book" and (
        whole_date(title) or (whole_venue(title, known=True) and not head.paper_link) or column(title)
    ):
        return False
    marked = head.kind in ("book", "quoted")
    marked = marked or (head.kind in ("bold", "link") and head.paper_link)
    marked = marked or (head.facts.told and (head.kind == "bracket" or target(head.url).kind == "note"))
    return marked or not ((_PROSE.match(title) and not in_column) or HOUSEKEEPING.search(title))


def _linked(head: Head, words: int, dated: bool) -> bool:
    where = target(head.url)
    if leads_to_paper(Piece("", "link", head.url)):
        return True
    if where.kind == "note":
        return words >= 3 and (dated or head.paper_link)
    if where.kind == "empty":
        return words >= 3
    if words < 3 or where.kind not in ("web", "file"):
        return False
    if role_of_url(head.url) in ("code", "models", "video", "blog") or _TALK.search(head.url):
        return head.named_paper_link
    return head.named_paper_link or bool(head.facts.venue) or bool(_REPORT.search(head.title))


def is_like_its_neighbours(head: Head) -> bool:
    """Tells whether a head may be an entry because nearly all items of its list are: a marked title, on the web."""
    marked = head.kind in ("link", "bold", "quoted", "cited") and word_count(head.title) >= 4 and "/" not in head.title
    linked = head.kind == "cited" or any(target(piece.url).kind == "web" for piece in head.links)
    return marked and linked and could_be_title(head) and word_count(head.lead) <= 2


def is_heading_entry(head: Head, own_papers: int, entries_below: int) -> bool:
    """Tells whether a heading is an entry.

    Args:
        head: of the heading.
        own_papers: how many papers are linked on lines of their own directly below it.
        entries_below: how many bullets, items or rows below it are entries themselves.
    """
    words = word_count(head.title)
    if not could_be_title(head):
        return False
    where = target(head.url)
    if head.kind == "link" and (where.kind in ("note", "empty") or leads_to_paper(Piece("", "link", head.url))):
        named = is_name_before_colon(head.title.partition(":")[0]) and ":" in head.title
        return words >= 3 or head.facts.told or named or (words > 0 and where.kind == "web")
    if entries_below:
        return False
    if head.kind == "bracket":
        return words >= 3
    facts = head.facts
    if facts.arxiv or (facts.date and facts.date.month and words >= 2) or ((facts.date or facts.venue) and words >= 3):
        return True
    if head.paper_link or (own_papers == 1 and words >= 2):
        return True
    name, colon, rest = head.title.partition(":")
    return bool(colon) and looks_like_name(name) and word_count(rest) >= 4
