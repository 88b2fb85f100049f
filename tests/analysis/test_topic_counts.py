from plmref.analysis.topic_counts import topic_counts
from plmref.library.library import Library
from tests.generated import generated_papers


def test_topics_are_counted_by_year_the_most_used_first(bundled: Library) -> None:
    counts = topic_counts(bundled.papers())
    assert [count.total for count in counts] == sorted((count.total for count in counts), reverse=True)
    chinese = next(count for count in counts if count.topic == "chinese-models")
    assert chinese.by_year == {2019: 3}


def test_every_topic_of_every_paper_counts_once() -> None:
    papers = generated_papers(50)
    assert sum(count.total for count in topic_counts(papers)) == sum(len(paper.topics) for paper in papers)


def test_a_limit_leaves_the_most_used() -> None:
    papers = generated_papers(50)
    assert topic_counts(papers, 2) == topic_counts(papers)[:2]
