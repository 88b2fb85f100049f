"""APA Style, seventh edition (2020)."""

from plmref.records.reference import Name, Reference
from plmref.views.text.citations.emphasis import italic
from plmref.views.text.citations.names import initials
from plmref.views.text.citations.titles import sentence_case

# Section 9.8: up to twenty names; of more, the first nineteen and the last.
_MOST_AUTHORS, _SHOWN_OF_MORE = 20, 19
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def apa(reference: Reference) -> str:
    """Returns the entry of a reference."""
    title = sentence_case(reference.title, subtitle=True)
    blocks = [_authors(reference), f"({_date(reference)})", *_title_and_source(reference, title)]
    if not reference.authors:  # section 9.12: the title takes the author's place
        blocks = [blocks[2], blocks[1], *blocks[3:]]
    ended = [block if block.rstrip("\x0f").endswith((".", "?", "!")) else f"{block}." for block in blocks if block]
    return " ".join([*ended, *filter(None, [_address(reference)])])  # no full stop after an address (section 9.35)


def _authors(reference: Reference) -> str:
    names = [_name(name, chinese=reference.chinese) for name in reference.authors]
    if len(names) > _MOST_AUTHORS:
        return ", ".join([*names[:_SHOWN_OF_MORE], f"… {names[-1]}"])
    return ", & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _name(name: Name, *, chinese: bool) -> str:
    if chinese and name.zh:
        return name.zh
    return f"{name.family}, {initials(name.given)}" if name.given else name.family


def _date(reference: Reference) -> str:
    date = reference.date
    if not date:
        return "n.d."  # section 9.17
    if reference.type != "web" or not date.month:
        return reference.year
    return f"{date.year}, {_MONTHS[date.month - 1]}" + (f" {date.day}" if date.day else "")


def _title_and_source(reference: Reference, title: str) -> list[str]:
    """Returns the sentences of the title and of where it appeared; what stands by itself has its title in italics."""
    if reference.type == "article" or (reference.type == "inproceedings" and reference.volume and reference.number):
        return [title, _in_periodical(reference)]  # section 10.5: proceedings that appear as a journal are one
    if reference.type == "inproceedings":
        within = ", ".join(filter(None, [f"Vol. {reference.volume}" if reference.volume else "", _pages(reference)]))
        bracket = f" ({within})" if within else ""
        host = f"In {italic(reference.venue)}{bracket}" if reference.venue else ""
        return [title, host, reference.publisher or ""]
    if reference.is_preprint:
        number = f" (arXiv:{reference.arxiv})" if reference.arxiv else ""
        return [f"{italic(title)}{number}", reference.venue or ""]
    if reference.type == "thesis":
        return [f"{italic(title)} [Thesis, {reference.organization}]" if reference.organization else italic(title)]
    return [italic(title), reference.publisher or reference.organization or ""]


def _in_periodical(reference: Reference) -> str:
    number = f"({reference.number})" if reference.number else ""
    issue = f"{italic(reference.volume or '')}{number}"
    pages = (reference.pages or "").replace("-", "–")
    return ", ".join(filter(None, [italic(reference.venue or ""), issue, pages]))


def _pages(reference: Reference) -> str:
    pages = (reference.pages or "").replace("-", "–")
    return f"pp. {pages}" if "–" in pages else f"p. {pages}" if pages else ""


def _address(reference: Reference) -> str | None:
    return f"https://doi.org/{reference.doi}" if reference.doi else reference.url
