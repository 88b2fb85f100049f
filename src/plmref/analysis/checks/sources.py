"""Rules on where facts are from."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from plmref.analysis.checks.registry import Found, Subject, rule
from plmref.records.paper import Paper

# Pages of papers themselves: preprint servers, anthologies, reviewers' and publishers' pages.
OWN_PAGES = (
    "arxiv.org", "aclanthology.org", "openreview.net", "doi.org", "proceedings.neurips.cc", "papers.nips.cc",
    "proceedings.mlr.press", "jmlr.org", "ojs.aaai.org", "aaai.org", "dl.acm.org", "ieeexplore.ieee.org",
    "link.springer.com", "sciencedirect.com", "direct.mit.edu", "isca-speech.org", "ijcai.org", "iclr.cc", "nature.com",
)  # fmt: skip
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg)$", re.IGNORECASE)
FEWEST_RESULTS = 2


@rule("vague-source")
def vague_source(subject: Subject) -> Iterator[Found]:
    """A fact's source is a place that can be opened: a table, figure, section, page or part of the paper, or a URL."""
    for place, field, source, _ in _sources(subject):
        if not _is_place(source):
            yield Found(place, field, f"{source!r} names no table, section, part or URL")


@rule("second-hand-source")
def second_hand_source(subject: Subject) -> Iterator[Found]:
    """A URL that a fact is from is a page of the paper itself, or lies where the record links to: no other's notes."""
    for place, field, source, paper in _sources(subject):
        for url in re.findall(r"https?://\S+", source):
            if _PICTURE.search(urlsplit(url).path):
                yield Found(place, field, f"a picture is no source: {url}")
            elif not _is_own_page(url) and not any(_same_place(url, link.url) for link in paper.links):
                yield Found(place, field, f"not a page of the paper, its publisher or a place it links to: {url}")


@rule("too-few-results")
def too_few_results(subject: Subject) -> Iterator[Found]:
    """At least two results name the table that they stand in, or `results_note` says why there are none."""
    for place, paper in subject.papers():
        count = sum("Table" in result.source for result in paper.results)
        if count < FEWEST_RESULTS and not paper.results_note:
            yield Found(place, "results", f"{count} results name a table; at least {FEWEST_RESULTS}, or a results_note")


@rule("version-unsaid")
def version_unsaid(subject: Subject) -> Iterator[Found]:
    """Of a paper with a preprint and a published version, `follows` says which one the facts were read from."""
    for place, paper in subject.papers():
        if paper.preprint and paper.venue and not paper.follows:
            yield Found(place, "follows", "missing, though there is a preprint and a published version")


def _sources(subject: Subject) -> Iterator[tuple[int, str, str, Paper]]:
    """Yields (place, field, source, paper) of every fact."""
    for place, paper in subject.papers():
        sourced: list[tuple[str, object]] = [("architecture", paper.architecture), ("tokenizer", paper.tokenizer)]
        lists = ("objectives", "sizes", "corpora", "training", "results", "builds_on", "key_points")
        sourced += [(f"{name}[{i}]", fact) for name in lists for i, fact in enumerate(getattr(paper, name))]
        for i, point in enumerate(paper.key_points):
            sourced += [(f"key_points[{i}].points[{j}]", sub) for j, sub in enumerate(point.points)]
        for field, fact in sourced:
            source = getattr(fact, "source", None)
            if source is not None:
                yield place, f"{field}.source", source, paper


_PLACES = (
    "table", "figure", "section", "appendix", "abstract", "introduction", "conclusion", "page", "title", "algorithm",
    "equation", "footnote", "http://", "https://",
)  # fmt: skip


def _is_place(source: str) -> bool:
    return any(place in source.lower() for place in _PLACES)


def _is_own_page(url: str) -> bool:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return any(host == page or host.endswith(f".{page}") for page in OWN_PAGES)


def _same_place(url: str, link: str) -> bool:
    """Tells whether two URLs are of one repository, or of one host where that hosts no repositories."""
    mine, other = urlsplit(url), urlsplit(link)
    if mine.hostname != other.hostname:
        return False
    if mine.hostname not in ("github.com", "huggingface.co", "gitee.com", "gitlab.com"):
        return True
    owner, repository = [*other.path.strip("/").lower().split("/"), "", ""][:2]
    return f"{mine.path.lower()}/".startswith(f"/{owner}/{repository}/")
