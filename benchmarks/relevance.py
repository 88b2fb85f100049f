"""``python -m benchmarks.relevance``: whether search puts the right paper first, over the queries of relevance.tsv.

A line of that file is a kind, a query as it would be typed, and the ids that answer it with blanks between, or - if
nothing may be found. Of queries with an answer the table gives how many have one of their papers first (recall at 1)
and among the first five (recall at 5), and the mean reciprocal rank of the first such paper; of the others how many
find nothing. The queries are written from what people ask, before anybody looks at what comes of them, and nothing
in the program may be tuned to single ones.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from plmref import Library

QUERIES: Final = Path(__file__).with_name("relevance.tsv")


class Query(NamedTuple):
    """What is typed, and the ids of the papers any of which is right; none: nothing may be found."""

    kind: str
    text: str
    right: tuple[str, ...]


class Quality(NamedTuple):
    """How well a number of queries are answered; shares of 1."""

    number: int
    first: float
    among_five: float
    reciprocal: float


def queries(file: Path = QUERIES) -> list[Query]:
    """Returns the queries of a file; empty lines and those that begin with # are left out."""
    lines = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [Query(kind, text, () if ids == "-" else tuple(ids.split())) for kind, text, ids in lines]


def rank(library: Library, query: Query) -> int | None:
    """Returns the place of the first right paper, from 1, or None if there is none among the first twenty.

    If nothing may be found, 1 is for an empty answer.
    """
    hits = library.search(query.text).hits
    if not query.right:
        return None if hits else 1
    return next((place for place, hit in enumerate(hits, 1) if hit.row.id in query.right), None)


def quality(ranks: Sequence[int | None]) -> Quality:
    """Returns what some ranks amount to.

    Raises:
        ValueError: there are none.
    """
    if not ranks:
        raise ValueError("no query")
    number = len(ranks)
    return Quality(
        number,
        sum(place == 1 for place in ranks) / number,
        sum(place is not None and place <= 5 for place in ranks) / number,
        sum(1 / place for place in ranks if place) / number,
    )


def table(found: Iterable[tuple[Query, int | None]]) -> str:
    """Returns the quality of each kind of query, and of all that have an answer, as a Markdown table."""
    kinds: dict[str, list[int | None]] = {}
    answered = []
    for query, place in found:
        kinds.setdefault(query.kind, []).append(place)
        if query.right:
            answered.append(place)
    lines = ["| queries | number | recall at 1 | recall at 5 | reciprocal rank |", "|---|---|---|---|---|"]
    for kind, ranks in [*kinds.items(), ("all that have an answer", answered)]:
        number, *shares = quality(ranks)
        lines.append(f"| {kind} | {number} | {' | '.join(f'{share:.3f}' for share in shares)} |")
    return "\n".join(lines)


def main() -> None:
    """Prints the table, and with --misses the queries whose right paper is not the first."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance", description="Measures what search finds.")
    parser.add_argument("--catalogue", type=Path, metavar="FOLDER", help="another catalogue than the bundled one")
    parser.add_argument("--misses", action="store_true", help="say which queries do not have the right paper first")
    arguments = parser.parse_args()
    with Library.open(arguments.catalogue) as library:
        known = {row.id for row in library.rows()}
        asked = [query for query in queries() if not query.right or known.intersection(query.right)]
        found = [(query, rank(library, query)) for query in asked]
    print(table(found))
    for query, place in found if arguments.misses else ():
        if place != 1:
            print(f"{place or '-'}\t{query.kind}\t{query.text}\t{' '.join(query.right) or '-'}")


if __name__ == "__main__":
    main()
