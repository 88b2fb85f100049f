"""Pictures of the literature, to hand in; matplotlib, the extra `plots`, draws them. Only this package imports it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Literal

from plmref.errors import PlmrefError, UsageError
from plmref.views.view import Languages

if TYPE_CHECKING:
    from plmref.records.paper import Paper
    from plmref.records.rows import TermRow
    from plmref.views.plots.canvas import Canvas

Kind = Literal["timeline", "lineage", "parameters", "topics"]
Form = Literal["svg", "png", "pdf"]
KINDS: Final = ("timeline", "lineage", "parameters", "topics")
FORMS: Final = ("svg", "png", "pdf")

WIDTH: Final = 17.0  # centimetres: two columns of most journals and proceedings
NARROWEST, WIDEST = 8.0, 60.0
MOST: Final = 500  # papers whose names a plot has room for
TOPICS: Final = 12

_INSTALL: Final = "install plmref with its extra \"plots\", or: pip install 'matplotlib>=3.11,<4'"


def plot(
    kind: Kind,
    papers: Sequence["Paper"],
    terms: Sequence["TermRow"] = (),
    *,
    form: Form = "svg",
    languages: Languages = ("en",),
    width: float = WIDTH,
    topics: int = TOPICS,
) -> bytes:
    """Returns a plot of papers as the bytes of a file; the same papers give the same bytes.

    Args:
        kind: "timeline" (papers in lanes by architecture), "lineage" (the same, with what builds on what),
            "parameters" (the largest model of each paper that states its size) or "topics" (papers a year).
        papers: records, as `Library.papers` returns them.
        terms: the glossary, as `Library.terms` returns it; a term that is missing is called by its id.
        form: "svg", "png" (300 dots an inch) or "pdf".
        languages: of its words: ("en",), ("zh",), or both, the first leading.
        width: in centimetres, 8 to 60; the height is what the papers need.
        topics: how many topics at most, the most used first; 0 is all.

    Raises:
        PlmrefError: there is nothing to draw.
        UsageError: matplotlib or a font is missing, there are too many papers to be named (500), or the width is
            out of range.
    """
    return canvas_of(kind, papers, terms, languages=languages, width=width, topics=topics).encoded(form)


def canvas_of(
    kind: Kind,
    papers: Sequence["Paper"],
    terms: Sequence["TermRow"] = (),
    *,
    languages: Languages = ("en",),
    width: float = WIDTH,
    topics: int = TOPICS,
) -> "Canvas":
    """Returns the sheet with the plot on it; arguments and errors are those of `plot`."""
    if not NARROWEST <= width <= WIDEST:
        raise UsageError(f"no plot is {width:g} cm wide", f"{NARROWEST:g} to {WIDEST:g} cm is possible")
    if not papers:
        raise PlmrefError("no paper to draw")
    if kind != "topics" and len(papers) > MOST:
        raise UsageError(f"{len(papers)} papers are too many for one plot", f"filters bring them down to {MOST}")
    draw = _drawing()
    return draw(kind, papers, {term.id: term for term in terms}, languages, width, topics)


def _drawing() -> Callable[..., "Canvas"]:
    """Returns what draws, once matplotlib is loaded.

    Raises:
        UsageError: it is not installed.
    """
    import logging

    log = logging.getLogger("matplotlib")
    level = log.level
    log.setLevel(logging.ERROR)  # that it looks for fonts, or has no folder to remember them in, is nobody's concern
    try:
        from plmref.views.plots.draw import draw
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "plmref":
            raise
        raise UsageError("plots need matplotlib, which is not installed", _INSTALL) from error
    finally:
        log.setLevel(level)
    return draw
