"""From records to a sheet with a plot on it: each kind of plot with what it is made from."""

from collections.abc import Mapping, Sequence

from plmref.analysis.lanes import Lane, edges_among, lanes
from plmref.analysis.model_sizes import largest_models
from plmref.analysis.topic_counts import topic_counts
from plmref.errors import PlmrefError
from plmref.records.paper import Paper
from plmref.records.rows import TermRow
from plmref.views.labels import label
from plmref.views.plots import Kind
from plmref.views.plots.canvas import Canvas, settled
from plmref.views.plots.lineage import draw_lineage
from plmref.views.plots.parameters import draw_parameters
from plmref.views.plots.timeline import draw_timeline
from plmref.views.plots.topics import draw_topics
from plmref.views.view import Languages, shown

Terms = Mapping[str, TermRow]


def draw(kind: Kind, papers: Sequence[Paper], terms: Terms, languages: Languages, width: float, topics: int) -> Canvas:
    """Returns the sheet with the plot of these papers on it.

    Raises:
        PlmrefError: none of them says what the plot shows.
        UsageError: a font is missing.
    """
    with settled():
        canvas = Canvas(width, languages)
        if kind == "timeline":
            draw_timeline(canvas, _named_lanes(papers, terms, languages))
        elif kind == "lineage":
            draw_lineage(canvas, _named_lanes(papers, terms, languages), edges_among(papers))
        elif kind == "parameters":
            _draw_parameters(canvas, papers, terms)
        else:
            _draw_topics(canvas, papers, terms, topics)
    return canvas


def _named_lanes(papers: Sequence[Paper], terms: Terms, languages: Languages) -> list[tuple[Lane, list[str]]]:
    return [(lane, _architecture(lane.architecture, terms, languages)) for lane in lanes(papers)]


def _architecture(key: str, terms: Terms, languages: Languages) -> list[str]:
    """Returns what an architecture is called in each language, once where they are alike."""
    if not key:
        return [label("plot no architecture", languages)]
    if key not in terms:
        return [key]
    return list(dict.fromkeys(terms[key].name.in_language(lang) for lang in languages))


def _draw_parameters(canvas: Canvas, papers: Sequence[Paper], terms: Terms) -> None:
    sizes = largest_models(papers)
    if not sizes:
        raise PlmrefError("none of these papers states how many parameters its models have")
    order = [lane.architecture for lane in lanes(papers)]
    used = {size.architecture for size in sizes}
    names = {key: " / ".join(_architecture(key, terms, canvas.languages)) for key in order if key in used}
    draw_parameters(canvas, sizes, names)


def _draw_topics(canvas: Canvas, papers: Sequence[Paper], terms: Terms, topics: int) -> None:
    counts = topic_counts(papers, topics)
    if not counts:
        raise PlmrefError("none of these papers names a topic")
    years = [int(paper.date[:4]) for paper in papers]
    named = [
        (count, shown(terms[count.topic].name, canvas.languages) if count.topic in terms else count.topic)
        for count in counts
    ]
    draw_topics(canvas, named, (min(years), max(years)))
