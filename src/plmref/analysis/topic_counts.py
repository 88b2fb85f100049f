"""How many papers a year are about what: the data of a plot."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from plmref.records.paper import Paper


class TopicCount(NamedTuple):
    """A topic (a term's id) and how many papers are about it, by year; years without one are left out."""

    topic: str
    by_year: dict[int, int]

    @property
    def total(self) -> int:
        """How many papers there are in all."""
        return sum(self.by_year.values())


def topic_counts(papers: Iterable["Paper"], limit: int = 0) -> list[TopicCount]:
    """Returns the topics of papers, the most used first.

    Args:
        papers: records in any order.
        limit: how many topics at most; 0 is all.
    """
    counted: dict[str, Counter[int]] = {}
    for paper in papers:
        for topic in dict.fromkeys(paper.topics):
            counted.setdefault(topic, Counter())[int(paper.date[:4])] += 1
    counts = [TopicCount(topic, dict(sorted(years.items()))) for topic, years in counted.items()]
    counts.sort(key=lambda count: (-count.total, count.topic))
    return counts[:limit] if limit else counts
