"""Citations: a module a family of styles, each a pure function from a `Reference` to text."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from plmref.errors import UsageError
from plmref.records.dates import PartialDate
from plmref.records.reference import Reference
from plmref.views.text.citations.emphasis import markdown, plain
from plmref.views.text.citations.keys import keyed

if TYPE_CHECKING:
    from plmref.records.paper import Paper


class Style(NamedTuple):
    """A style of citation.

    Attributes:
        module: where its function is.
        function: its name.
        entries: whether citations are entries for a program, with keys, and not text for readers.
        ascii: whether it can be written in ASCII.
        dated: whether it can have a date of access.
        online: marks of citations that must have one.
    """

    module: str
    function: str
    entries: bool = False
    ascii: bool = False
    dated: bool = False
    online: tuple[str, ...] = ()


_OF_2025 = Style("gbt7714", "gbt7714_2025", dated=True, online=("[PP/OL]", "[EB/OL]"))

STYLES = {
    "bibtex": Style("bibtex", "bibtex", entries=True, ascii=True),
    "biblatex": Style("bibtex", "biblatex", entries=True, ascii=True, dated=True),
    "csl-json": Style("csl", "csl", entries=True, dated=True),
    "acl": Style("acl", "acl"),
    "apa": Style("apa", "apa"),
    "ieee": Style("ieee", "ieee", dated=True),
    "gbt7714": _OF_2025,
    "gbt7714-2025": _OF_2025,
    "gbt7714-2015": Style("gbt7714", "gbt7714_2015", dated=True, online=("/OL]",)),
}


class Citation(NamedTuple):
    """A reference, and how a style writes it; `text` may hold the marks of `emphasis`."""

    reference: Reference
    text: str


def citations(
    references: Iterable[Reference],
    style: str = "bibtex",
    *,
    accessed: PartialDate | None = None,
    ascii_only: bool = False,
) -> list[Citation]:
    """Returns each reference with its citation; keys are unique within the list.

    Raises:
        UsageError: there is no such style, or it cannot be written in ASCII.
    """
    check_style(style, ascii_only=ascii_only)
    write = _writer(STYLES[style], accessed, ascii_only=ascii_only)
    return [Citation(reference, write(reference)) for reference in keyed(references)]


def check_style(style: str, *, ascii_only: bool = False) -> None:
    """Raises a UsageError if there is no such style, or if it cannot be written in ASCII as is wanted."""
    if style not in STYLES:
        raise UsageError(f"no style {style!r}", f"styles are {', '.join(STYLES)}")
    if ascii_only and not STYLES[style].ascii:
        raise UsageError(f"{style} is not written in ASCII", "--ascii is for bibtex and biblatex")


def remarks(
    cited: Iterable[Citation], style: str, *, accessed: PartialDate | None = None, ascii_only: bool = False
) -> list[str]:
    """Returns what whoever hands citations in should know of them, a line each."""
    text = "".join(citation.text for citation in cited)
    lines = []
    if accessed and not STYLES[style].dated:
        lines.append(f"{style} names no day of access; --accessed is left out")
    if not accessed and any(mark in text for mark in STYLES[style].online):
        lines.append(f"{style} wants the day on which you read an online paper: --accessed DATE")
    if ascii_only and not text.isascii():
        lines.append("some characters have no LaTeX command and stay as they are")
    return lines


def _writer(style: Style, accessed: PartialDate | None, *, ascii_only: bool) -> Callable[[Reference], str]:
    function = getattr(import_module(f"{__name__}.{style.module}"), style.function)
    options = ({"accessed": accessed} if style.dated else {}) | ({"ascii_only": ascii_only} if style.ascii else {})

    def write(reference: Reference) -> str:
        written = function(reference, **options)
        if isinstance(written, str):
            return written
        import json

        return json.dumps(written, ensure_ascii=False, indent=2)

    return write


def document(cited: Iterable[Citation], style: str, *, in_markdown: bool = False) -> str:
    """Returns citations as one text: entries with an empty line between, CSL-JSON as one array, text one a line."""
    texts = [citation.text for citation in cited]
    if not texts:
        return ""
    if style == "csl-json":
        items = ",\n".join(texts).replace("\n", "\n  ")
        return _fenced(f"[\n  {items}\n]\n", "json", in_markdown)
    if STYLES[style].entries:
        return _fenced("\n\n".join(texts) + "\n", "bibtex", in_markdown)
    if in_markdown:
        return "".join(f"- {markdown(text)}\n" for text in texts)
    return "".join(f"{plain(text)}\n" for text in texts)


def _fenced(text: str, language: str, wanted: bool) -> str:
    return f"```{language}\n{text}```\n" if wanted else text


def cite(
    works: "Iterable[Paper | Reference]",
    style: str = "bibtex",
    *,
    preprint: bool = False,
    accessed: str | None = None,
    ascii_only: bool = False,
) -> str:
    """Returns the citations of papers or references as one text, in a style.

    Args:
        works: records of papers, which are cited by their published version, or references.
        style: one of `bibtex`, `biblatex`, `csl-json`, `acl`, `apa`, `ieee`, `gbt7714`, which is `gbt7714-2025`, and
            `gbt7714-2015`.
        preprint: cite the preprints of papers that have one.
        accessed: the day on which pages were read, "2026-11-20", for styles that name it.
        ascii_only: write BibTeX with LaTeX's commands for accents.

    Raises:
        UsageError: there is no such style, or no such day.
    """
    references = [
        work if isinstance(work, Reference) else Reference.from_paper(work, preprint=preprint) for work in works
    ]
    day = parse_day(accessed) if accessed else None
    return document(citations(references, style, accessed=day, ascii_only=ascii_only), style)


def parse_day(text: str) -> PartialDate:
    """Returns the day that `text` writes.

    Raises:
        UsageError: it is no day.
    """
    try:
        date = PartialDate.parse(text)
    except ValueError:
        date = None
    if date is None or date.day is None:
        raise UsageError(f"no day {text!r}", "write it as 2026-11-20")
    return date
