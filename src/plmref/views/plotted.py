"""Plots to hand in: `plmref plot`. The drawing itself is in `views.plots`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plmref.errors import UsageError
from plmref.records.rows import TermRow
from plmref.views.plots import FORMS, TOPICS, WIDTH, Kind, canvas_of
from plmref.views.view import Languages, Page, Pictures, View, shown

if TYPE_CHECKING:
    from plmref.records.paper import Paper
    from plmref.views.plots.canvas import Canvas
    from plmref.views.terminal import RenderableType

_COARSE = 200  # dots an inch are enough for a terminal
_WRITE = "-o FILE writes it: the ending .svg, .png or .pdf says what is written"
_COLUMNS = {
    "timeline": ("date", "id", "name", "architecture"),
    "lineage": ("date", "id", "name", "architecture", "builds_on"),
    "parameters": ("date", "id", "name", "architecture", "model", "parameters", "source"),
    "topics": ("topic", "name", "year", "papers"),
}


class Look(NamedTuple):
    """How a plot is to look: its width in centimetres, and how many topics it has (0: all)."""

    width: float = WIDTH
    topics: int = TOPICS


class PlotView(View):
    """A plot: a picture, or the data that it is drawn from."""

    command = "plot"
    formats = ("table", *FORMS, "tsv", "json", "jsonl")
    binary = FORMS
    pageable = False

    def __init__(
        self,
        kind: Kind,
        papers: Sequence["Paper"],
        terms: Sequence[TermRow],
        look: Look = Look(),  # noqa: B008  # an immutable tuple
        *,
        pictures: Pictures = "never",
    ) -> None:
        """Shows papers as a plot of this kind; `pictures` says whether a terminal does."""
        self._kind, self._papers, self._terms, self._look, self._pictures = kind, papers, terms, look, pictures
        self._items = _ITEMS[kind](papers, look, {term.id: term for term in terms})

    def default_form(self, target: Path | None, *, on_terminal: bool) -> str:
        """Returns the form that the ending of the file names; a terminal gets a picture, `-` gets SVG.

        Raises:
            UsageError: the file has another ending, or there is neither a file nor a terminal.
        """
        if target is None:
            if on_terminal:
                return "table"
            raise UsageError("a plot needs a file", _WRITE)
        ending = target.suffix[1:].lower()
        if target != Path("-") and ending not in self.formats[1:]:
            raise UsageError(f"no plot is written to a file like {target.name}", _WRITE)
        return ending or "svg"

    @property
    def total(self) -> int:
        """How many papers (or counts of topics) the plot shows."""
        return len(self._items)

    def items(self) -> list[Any]:
        """Returns the data of the plot: papers; for `topics` the papers of every topic and year."""
        return self._items

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        return _COLUMNS[self._kind]

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns the data of the plot."""
        return [[_cell(item[column], languages) for column in self.header()] for item in self._items]

    def encoded(self, form: str, languages: Languages) -> bytes:
        """Returns the plot as a file."""
        return self._canvas(languages).encoded(form)

    def terminal(self, page: Page) -> "RenderableType":
        """Returns the plot as a picture.

        Raises:
            UsageError: this terminal cannot show one, or the extra `images` is missing.
        """
        import io

        from plmref.views.terminal.picture import picture_of, shows

        if shows(page, self._pictures):
            data = self._canvas(page.languages).encoded("png", _COARSE)
            if picture := picture_of(io.BytesIO(data), page, self._pictures, page.width):
                return picture
        raise UsageError("no picture can be shown here: it takes a terminal with pictures and the extra images", _WRITE)

    def _canvas(self, languages: Languages) -> "Canvas":
        width, topics = self._look
        return canvas_of(self._kind, self._papers, self._terms, languages=languages, width=width, topics=topics)


def _timeline(papers: Sequence["Paper"], look: Look, terms: dict[str, TermRow]) -> list[dict[str, Any]]:
    from plmref.analysis.lanes import lanes

    items: list[dict[str, Any]] = [
        {"id": mark.id, "name": mark.name, "date": mark.date, "architecture": lane.architecture or None}
        for lane in lanes(papers)
        for mark in lane.marks
    ]
    return sorted(items, key=lambda item: (str(item["date"]), str(item["id"])))


def _lineage(papers: Sequence["Paper"], look: Look, terms: dict[str, TermRow]) -> list[dict[str, Any]]:
    from plmref.analysis.lanes import edges_among

    builds_on: dict[str, list[dict[str, str]]] = {paper.id: [] for paper in papers}
    for edge in edges_among(papers):
        builds_on[edge.newer].append({"id": edge.older, "relation": edge.relation})
    return [item | {"builds_on": builds_on[item["id"]]} for item in _timeline(papers, look, terms)]


def _parameters(papers: Sequence["Paper"], look: Look, terms: dict[str, TermRow]) -> list[dict[str, Any]]:
    from plmref.analysis.model_sizes import largest_models

    return [
        {
            "id": size.mark.id,
            "name": size.mark.name,
            "date": size.mark.date,
            "architecture": size.architecture or None,
            "model": size.model,
            "parameters": size.parameters,
            "source": size.source,
        }
        for size in largest_models(papers)
    ]


def _topics(papers: Sequence["Paper"], look: Look, terms: dict[str, TermRow]) -> list[dict[str, Any]]:
    from plmref.analysis.topic_counts import topic_counts

    return [
        {
            "topic": count.topic,
            "name": terms[count.topic].name._asdict() if count.topic in terms else {"en": count.topic, "zh": None},
            "year": year,
            "papers": number,
        }
        for count in topic_counts(papers, look.topics)
        for year, number in count.by_year.items()
    ]


_ITEMS = {"timeline": _timeline, "lineage": _lineage, "parameters": _parameters, "topics": _topics}


def _cell(value: Any, languages: Languages) -> str:
    if isinstance(value, dict):
        from plmref.records.rows import Words

        return shown(Words(value["en"], value["zh"]), languages)
    if isinstance(value, list):
        return "; ".join(f"{edge['id']} ({edge['relation']})" for edge in value)
    return "" if value is None else str(value)
