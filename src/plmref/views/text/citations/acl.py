"""The reference list of ACL papers, as `acl_natbib.bst` prints it (github.com/acl-org/acl-style-files)."""

from plmref.records.reference import Reference
from plmref.views.text.citations.emphasis import italic
from plmref.views.text.citations.names import joined, whole
from plmref.views.text.citations.titles import sentence_case

_MOST_AUTHORS, _SHOWN_OF_MORE = 20, 19


def acl(reference: Reference) -> str:
    """Returns the entry of a reference."""
    title = sentence_case(reference.title)
    if reference.type in ("thesis", "book"):
        title = italic(reference.title)
    blocks = [_authors(reference), reference.year, title, *_source(reference)]
    return " ".join(
        block if block.rstrip("\x0f").endswith((".", "?", "!")) else f"{block}." for block in blocks if block
    )


def _authors(reference: Reference) -> str:
    names = [whole(name, chinese=reference.chinese) for name in reference.authors]
    if len(names) > _MOST_AUTHORS:
        names = [*names[:_SHOWN_OF_MORE], f"{len(names) - _SHOWN_OF_MORE} others"]
    return joined(names, ", and ", " and ")


def _source(reference: Reference) -> list[str]:
    """Returns the sentences that say where it appeared."""
    if reference.type == "inproceedings":
        volume = f"volume {reference.volume}" if reference.volume else ""
        parts = [
            f"In {italic(reference.venue)}" if reference.venue else "",
            volume,
            _pages(reference),
            reference.place or "",
        ]
        return [", ".join(filter(None, parts)), reference.publisher or ""]
    if reference.type == "article":
        return [", ".join(filter(None, [italic(reference.venue or ""), _in_journal(reference)]))]
    if reference.type == "book":
        return [", ".join(filter(None, [reference.publisher, reference.place]))]
    if reference.is_preprint:
        server = reference.venue or reference.organization or ""
        return [f"{italic('Preprint')}, arXiv:{reference.arxiv}" if reference.arxiv else server]
    kind = {"report": "Technical report", "thesis": "Thesis"}.get(reference.type)
    return [", ".join(filter(None, [kind, reference.organization]))]


def _pages(reference: Reference) -> str:
    pages = (reference.pages or "").replace("-", "–")
    return f"pages {pages}" if "–" in pages or "," in pages else f"page {pages}" if pages else ""


def _in_journal(reference: Reference) -> str:
    number = f"({reference.number})" if reference.number else ""
    issue = f"{reference.volume or ''}{number}"
    return f"{issue}:{(reference.pages or '').replace('-', '–')}".rstrip(":") if issue else _pages(reference)
