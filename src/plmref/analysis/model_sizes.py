"""How large models have become: the data of a plot."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from plmref.analysis.lanes import Mark, mark, names

if TYPE_CHECKING:
    from plmref.records.paper import Paper


class ModelSize(NamedTuple):
    """The largest model of a paper.

    Attributes:
        mark: the paper on the time axis.
        model: the name of that size, as the record has it.
        parameters: a count.
        source: where the paper states it.
        architecture: a term's id, "" where the record does not say.
    """

    mark: Mark
    model: str
    parameters: int
    source: str
    architecture: str


def largest_models(papers: Iterable["Paper"]) -> list[ModelSize]:
    """Returns the largest model of every paper that states how many parameters its models have, oldest first."""
    ordered = sorted(papers, key=lambda paper: (paper.date, paper.id))
    named = names(ordered)
    return [size for paper in ordered if (size := _largest(paper, named[paper.id]))]


def _largest(paper: "Paper", name: str) -> ModelSize | None:
    stated = [(size.parameters, size) for size in paper.sizes if size.parameters]
    if not stated:
        return None
    parameters, size = max(stated, key=lambda pair: pair[0])
    architecture = paper.architecture.term if paper.architecture else ""
    return ModelSize(mark(paper, name), size.name, parameters, size.source, architecture)
