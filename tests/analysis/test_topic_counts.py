from plmref.analysis.topic_counts import topic_counts
from plmref.library.library import Library
from tests.generated import generated_papers


def test_topics_are_counted_by_year_the_most_used_first(bundled: Library) -> None:
    papers = bundled.papers()
    counts = topic_counts(papers)
    assert [count.total for count in counts] == sorted((count.total for count in counts), reverse=True)
    chinese = next(count for count in counts if count.topic == "chinese-models")
    years = [int(paper.date[:4]) for paper in papers if "chinese-models" in paper.topics]
    assert chinese.by_year == {year: years.count(year) for year in years} != {}


def test_every_topic_of_every_paper_counts_once() -> None:
    papers = generated_papers(50)
    assert sum(count.total for count in topic_counts(papers)) == sum(len(paper.topics) for paper in papers)


def test_a_limit_leaves_the_most_used() -> None:
    papers = generated_papers(50)
    assert topic_counts(papers, 2) == topic_counts(papers)[:2]
