"""Titles: taken out of what stands around them, told from other text."""

import re

from plmref.formats.markdown_list.dates import DATE, read_date, whole_date
from plmref.formats.markdown_list.facts import GROUP, Facts, looks_like_name, take_group
from plmref.formats.markdown_list.people import read_authors
from plmref.formats.markdown_list.venues import DATED_VENUE, dated_venue, whole_venue
from plmref.formats.markdown_list.vocabulary import LABEL, NO_NAMES, SMALL_WORDS, VENUES, column

BOOK = re.compile(r"《([^《》]{2,400})》")
QUOTED = re.compile(r"[\"“]([^\"“”]{8,400})[\"”]")

_WORD = re.compile(r"[^\W\d_][\w'’.+-]*|\d+[\w.]*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_EDGES = " \t\n\"“”'‘’*_`:：,，;；|-–—<>"
_REFERENCE = re.compile(r"(?P<authors>[^.]{3,200}\.?)\s+(?P<title>[^\[\]]{10,300})\[[JCDMR]\].*")
_ARXIV_FIRST = re.compile(r"\[?(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?\]?[\s:：,.-]+")
_DATE_FIRST = re.compile(rf"[\[(（【]?(?:{DATE.pattern})[\])）】]?[\s:：,.\-–]+(?=\S)", re.VERBOSE)
_VENUE_WORD = re.compile(rf"({'|'.join(map(re.escape, VENUES))})[\s:：,-]+(?=\S)")
_ROLE_LAST = re.compile(
    r"\s*论文(?:地址|链接)\s*$|[\s,]*[(\[（](?:paper|pdf|article|video|blog|survey|论文)[)\]）]\s*$", re.IGNORECASE
)
_PAPER_LAST = re.compile(r"(?<=\w) paper$")
_GROUP_LAST = re.compile(rf"\s*{GROUP.pattern}[\s.]*$")
_SLASHED_LAST = re.compile(r"[\s,]+([\w&]{2,20}/(?:[A-Za-z]{2,10}\s?)?(?:19|20)\d\d)$")
_DATED_LAST = re.compile(r"[\s,.]+((?:19|20)\d\d(?:[./-]\d{1,2})?)\.?$")
_NAMED = re.compile(r"([^:：]{2,40}?)\s*[:：]\s*(?=\S)")
_NAME_LAST = re.compile(r"\s*[:：]\s*([\w.-]{2,14})$")
_COMPOUND_WORD = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)+")  # Multi-Task, Zero-Shot
_VERB = re.compile(r"[A-Z]?[a-z]+[^su\W]s")
_BILINGUAL = re.compile(r"(?P<en>[^\u3400-\u9fff《]+?)[\s|/:：,，(（-]*(?P<zh>[《“]?[\u3400-\u9fff].*)")


def word_count(text: str) -> int:
    """Returns how many words a title has; two Han characters are a word."""
    return len(_WORD.findall(_HAN.sub(" ", text))) + len(_HAN.findall(text)) // 2


def tidy(text: str) -> str:
    """Returns text in one line, without brackets, quotes and marks at its edges."""
    text = " ".join(text.split())
    text = re.sub(r"^(?:\[[ xX]?\]\s*)", "", text).strip(_EDGES)
    while len(text) > 1 and text[0] + text[-1] in ("[]", "【】", "《》", "()", "（）", "“”"):
        text = text[1:-1].strip(_EDGES)
    if text[:1] in "[【《" and text[:1]:
        text = text[1:] if not any(mark in text for mark in "]】》") else text
    if text.endswith(".") and not re.search(r"\b(?:[A-Z]|etc|vs|al)\.$|\.\.$", text):
        text = text[:-1]
    return text.rstrip("。．").strip(_EDGES)


def clean_title(text: str, facts: Facts) -> str:
    """Returns the title alone; what stood before and after it goes to `facts`."""
    if (reference := _REFERENCE.fullmatch(text)) and (authors := read_authors(reference["authors"])):
        facts.authors, text = authors, reference["title"]
    if (label := LABEL.match(text)) and column(label[1]) == "title":
        text = text[label.end() :]
    text = _without_prefix(tidy(text), facts)
    text = tidy(_without_suffix(text, facts))
    last = _NAME_LAST.search(text)
    if last and not text.isupper() and sum(map(str.isupper, last[1])) > 1 and word_count(text[: last.start()]) > 2:
        facts.add_name(last[1])
        text = text[: last.start()]
    if (named := _NAMED.match(text)) and is_name_before_colon(named[1]):
        facts.add_name(named[1])
    return text


def _without_prefix(text: str, facts: Facts) -> str:
    dated = False
    for _ in range(4):
        if found := _ARXIV_FIRST.match(text):
            facts.arxiv = facts.arxiv or found[1]
        elif (found := DATED_VENUE.match(text)) and found.end() < len(text):
            facts.add_venue(dated_venue(found))
        elif found := _DATE_FIRST.match(text):
            if word_count(text[found.end() :]) < 1:
                return text
            facts.add_date(read_date(found))
            dated = True
        elif dated and (found := _VENUE_WORD.match(text)):
            facts.add_venue(
                whole_venue(f"{found[1]} {facts.date.year}" if facts.date and not facts.date.month else found[1])
            )
        else:
            break
        text = text[found.end() :].lstrip(_EDGES + ")]）】.")
    return _without_name(text, facts) if dated or facts.arxiv else text


def _without_name(text: str, facts: Facts) -> str:
    """Takes off `T5` in `T5 Exploring the Limits ...`, but not in `BERT Rediscovers ...`, which is a sentence."""
    name, _, rest = text.partition(" ")
    following = rest.partition(" ")[0]
    starts_title = following[:1].isupper() and not _VERB.fullmatch(following) and not following.isupper()
    is_name = looks_like_name(name) and not _COMPOUND_WORD.fullmatch(name)
    if is_name and starts_title and word_count(rest) > 3 and not DATE.match(name):
        facts.add_name(name)
        return rest
    return text


def _without_suffix(text: str, facts: Facts) -> str:
    for _ in range(4):
        text = _PAPER_LAST.sub("", _ROLE_LAST.sub("", text.rstrip(" .,")))
        if found := _GROUP_LAST.search(text):
            glued = found.start() > 0 and not found[0][0].isspace()
            if not take_group(found[1], facts, names=glued):
                break
            text = text[: found.start()]
            head, dash, tail = text.rpartition(" - ")
            if dash and (authors := read_authors(tail)):
                facts.authors = facts.authors or authors
                text = head
        elif found := _SLASHED_LAST.search(text):
            if not take_group(found[1], facts):
                break
            text = text[: found.start()]
        elif (
            (found := _DATED_LAST.search(text))
            and word_count(text[: found.start()]) > 2
            and text[found.start()] in ",."
        ):
            facts.add_date(whole_date(found[1]))
            text = text[: found.start()]
        else:
            break
    return text


def is_name_before_colon(text: str) -> bool:
    """Tells whether what stands before a title's colon names a model."""
    if looks_like_name(text):
        return True
    words = text.split()
    return (
        len(words) == 1
        and len(text) > 2
        and text[:1].isalpha()
        and text.casefold() not in NO_NAMES
        and text.isascii()
        and (not text.endswith(("ing", "ion", "ions", "ity", "ment")))
    )


def both_languages(title: str) -> tuple[str, str | None]:
    """Returns (title, Chinese title beside it): `Title in English 中文标题` is two titles."""
    found = _BILINGUAL.fullmatch(title)
    if not found or word_count(found["en"]) < 3 or len(_HAN.findall(found["zh"])) < 4:
        return title, None
    return tidy(found["en"]), tidy(found["zh"].rstrip(")）"))


def handle(names: list[str], title: str, year: int | None) -> str:
    """Returns what an entry is called: its model's name, else the first words of its title and the year."""
    if names and (name := _slug(names[0])):
        return name
    first = title.casefold()
    words = re.findall(r"[^\W_]+(?:[-'’.][^\W_]+)*", first)
    told = [word for word in words if word not in SMALL_WORDS] or words
    chosen = told[:4] if len(told) == 4 else told[:3]
    return _slug("-".join([*chosen, *([str(year)] if year else [])])) or "untitled"


def _slug(text: str) -> str:
    return re.sub(r"-{2,}", "-", re.sub(r"[^\w.-]|_", "-", text.casefold())).strip("-.")
