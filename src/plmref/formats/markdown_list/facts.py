"""What short text around a title says: when, where, by whom."""

import re
from dataclasses import dataclass, field

from plmref.formats.markdown_list.dates import DATE, arxiv_date, whole_date
from plmref.formats.markdown_list.people import read_authors
from plmref.formats.markdown_list.venues import (
    DATED_VENUE,
    PREPRINT,
    YEAR_IN_BRACKETS,
    Venue,
    dated_venue,
    full_year,
    organizations,
    whole_venue,
)
from plmref.formats.markdown_list.vocabulary import NO_NAMES, ORGANIZATION, ROLES
from plmref.records.dates import PartialDate
from plmref.records.paper import Author

GROUP = re.compile(r"[(（]([^()（）\n]{1,120})[)）]")
_ARXIV = re.compile(r"(?:arxiv[:\s]*)?(?<![\d.])(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?(?![\d])", re.IGNORECASE)
_BY = re.compile(
    r"(?<!\w)by\s+(?P<who>[^\[\]|]{2,400}?)(?=\s[-–—]+\s|(?<![A-Z])\.(?:\s|$)|[,;]?\s*[(（\[|]|"
    r",?\s*(?:[A-Z][a-z]{2,8}\.?\s)?(?:19|20)\d\d|,\s[A-Z]{3,}|$)"
)
_ASIDE = re.compile(
    r"oral|spotlight|poster|long|short|demo|new|best \w*\s?paper.*|outstanding.*|paper|article|survey|video|"
    r"website|must[- ]read|推荐|重要|经典",
    re.IGNORECASE,
)
_KIND = re.compile(r"technical report|tech report|working paper|blog(?: post)?|under review|to appear", re.IGNORECASE)
_NAME = re.compile(r"(?=[^\s]*[A-Z0-9])[A-Za-z0-9][\w.+*-]*(?: [A-Z0-9][\w.+-]*){0,2}")


@dataclass(slots=True)
class Facts:
    """What is known of an entry beside its title; filled piece by piece, the first word counts."""

    names: list[str] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    date: PartialDate | None = None
    venue: Venue | None = None
    arxiv: str = ""
    topics: list[str] = field(default_factory=list)

    def add_date(self, date: PartialDate | None) -> None:
        """Keeps a date; of two in one year the more precise one."""
        if date and (self.date is None or (date.year == self.date.year and self.date.month is None)):
            self.date = date

    def add_venue(self, venue: Venue | None) -> None:
        """Keeps a venue, if none was known."""
        self.venue = self.venue or venue

    def add_organizations(self, names: list[str]) -> None:
        """Adds the organizations that are not known yet."""
        self.organizations += [name for name in names if name not in self.organizations]

    def add_name(self, name: str) -> None:
        """Adds a short name of the model."""
        name = name.strip(" *_`:：.,;\"'“”[]").removeprefix("(").strip()
        name = name if "(" in name else name.rstrip(")")
        if name and name not in self.names:
            self.names.append(name)

    @property
    def told(self) -> bool:
        """Whether anything but names and topics is known."""
        return bool(self.authors or self.organizations or self.date or self.venue or self.arxiv)


def take(text: str, facts: Facts) -> str:
    """Puts what `text` says into `facts` and returns the rest of it."""
    text = YEAR_IN_BRACKETS.sub(r"\1 \2", text)
    # A name in brackets stands right behind the title; later ones are in a sentence.
    text = GROUP.sub(lambda found: " " if take_group(found[1], facts, names=found.start() < 4) else found[0], text)
    text = _BY.sub(lambda found: " " if _take_makers(found["who"], facts) else found[0], text, count=1)
    if (venue := whole_venue(text)) and venue.year:
        facts.add_venue(venue)
        return ""
    text = _ARXIV.sub(lambda found: _take_arxiv(found[1], facts), text)
    text = DATED_VENUE.sub(lambda found: _take_venue(dated_venue(found), facts), text)
    text = PREPRINT.sub(lambda found: _take_preprint(found["year"], facts), text)
    rest = [
        chunk
        for chunk in re.split(r"(?<=[^\sA-Z])[.。](?:\s+|$)|\s*[|｜\n]\s*|\s+[-–—]+\s+", text)
        if not _take_chunk(chunk, facts)
    ]
    return " ".join(chunk.strip() for chunk in rest if chunk.strip(" .,;:，。；："))


def _take_chunk(chunk: str, facts: Facts) -> bool:
    """Takes a part between full stops or bars, which says one or two things."""
    chunk = chunk.strip(" ,;:，；：-–—.()[]（）【】*_\t")
    if not chunk:
        return True
    if makers := re.fullmatch(r"(.{2,200}?et\.? al\.?)[\s,，.]*((?:19|20)\d\d)", chunk):
        facts.add_date(PartialDate(int(makers[2])))
        chunk = makers[1]
    if _KIND.fullmatch(chunk):
        return True
    if date := whole_date(chunk):
        facts.add_date(date)
    elif venue := whole_venue(chunk):
        facts.add_venue(venue)
    elif named := organizations(chunk):
        facts.add_organizations(named)
    elif authors := read_authors(chunk, alone=False):
        facts.authors = facts.authors or authors
    else:
        dates = [*DATE.finditer(chunk)]
        before, _, last = chunk.rpartition(",")
        if len(dates) == 1 and whole_date(last) and _take_chunk(before, facts):
            facts.add_date(whole_date(last))
            return True
        return False
    return True


def take_group(text: str, facts: Facts, *, names: bool = True) -> bool:
    """Takes what stands in round brackets, `Microsoft/2019` or `EMNLP2019 WS`; tells whether it was understood."""
    text = text.strip(" *_")
    if _ASIDE.fullmatch(text) or any(form.fullmatch(text) for form in ROLES.values()):
        return True
    found = Facts()
    parts = [part.strip() for part in re.split(r"\s*[/／,，;；|]\s*", text) if part.strip()]
    known = [_take_chunk(part, found) for part in parts]
    if (makers := _makers(text, parts, known)) and not found.authors and len(makers) == len(parts) - 1:
        found.organizations = makers
    elif (
        known
        and known.count(False) == len(known) == 1
        and (
            maker := re.fullmatch(
                r"(\w+)[\s']((?:19|"
                r"20)?\d\d)",
                text,
            )
        )
    ):
        if not ORGANIZATION.fullmatch(maker[1]):
            return False
        found.add_organizations([maker[1]])
        found.add_date(PartialDate(full_year(maker[2])))
    elif (venue := DATED_VENUE.match(text)) and len(text[venue.end() :].split()) <= 3:
        found.add_venue(dated_venue(venue))
    elif not all(known):
        if not (names and len(parts) == 1 and looks_like_name(text)):
            return False
        found.add_name(text)
    merge(facts, found)
    return True


def _makers(text: str, parts: list[str], known: list[bool]) -> list[str]:
    """Returns the organizations before the venue or year of `Google Brain/University of Toronto/NIPS 2017`."""
    if len(parts) < 2 or not known[-1] or all(known) or not re.search(r"[/／]", text):
        return []
    if len(parts) > 2 and re.search(r"[,，;；|]", text):
        return []
    return [
        part
        for part, is_known in zip(parts[:-1], known[:-1], strict=True)
        if (organizations(part) if is_known else re.fullmatch(r"[\w&.'’ -]{2,60}", part))
    ]


def merge(facts: Facts, more: Facts) -> None:
    """Adds what `more` knows to `facts`."""
    for name in more.names:
        facts.add_name(name)
    facts.authors = facts.authors or more.authors
    facts.add_organizations(more.organizations)
    facts.add_date(more.date)
    facts.add_venue(more.venue)
    facts.arxiv = facts.arxiv or more.arxiv
    facts.topics += [topic for topic in more.topics if topic not in facts.topics]


def looks_like_name(text: str) -> bool:
    """Tells whether `text` may be what a model is called: `BERT`, `ERNIE 2.0`, `node2vec`, `Chinese-BERT-wwm`."""
    words = text.split()
    if not 1 <= len(words) <= 3 or len(text) > 40 or not _NAME.fullmatch(text) or whole_date(text):
        return False
    # Of several words, `ERNIE 2.0` is a name; `Continual BERT` may be the beginning of a sentence.
    versions = all(re.fullmatch(r"v?\d[\w.]*|[A-Z]", word) for word in words[1:])
    return _marked(words[0]) and versions and words[0].casefold() not in NO_NAMES


def _marked(word: str) -> bool:
    """Tells whether a word is no plain word: several capitals, or digits among letters."""
    return sum(char.isupper() for char in word) > 1 or (any(map(str.isdigit, word)) and any(map(str.isalpha, word)))


def _take_makers(text: str, facts: Facts) -> bool:
    text = text.strip(" ,.")
    if not ORGANIZATION.search(text) and (authors := read_authors(text)):
        facts.authors = facts.authors or authors
        return True
    found = [match[0] for match in ORGANIZATION.finditer(text)]
    if not found or len(text.split()) > 14:
        return False
    facts.add_organizations(found)
    return True


def _take_arxiv(number: str, facts: Facts) -> str:
    if not arxiv_date(number):
        return number
    facts.arxiv = facts.arxiv or number
    return " "


def _take_venue(venue: Venue, facts: Facts) -> str:
    facts.add_venue(venue)
    return " . "


def _take_preprint(year: str | None, facts: Facts) -> str:
    if year:
        facts.add_date(PartialDate(full_year(year)))
    return " . "
