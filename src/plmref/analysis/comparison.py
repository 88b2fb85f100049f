"""Papers beside each other: a row a fact, a cell a paper."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from plmref.errors import UsageError

if TYPE_CHECKING:
    from plmref.records.paper import Paper, Training

# Words of a metric's name that say which way is better. A metric with none of them has no best score.
_LOWER = {"perplexity", "ppl", "error", "loss", "bits", "bpc", "bpb", "wer", "cer", "ter", "rank"}
_HIGHER = {"accuracy", "f1", "em", "exact", "average", "score", "precision", "recall", "auc"} | {
    *("bleu", "rouge", "meteor", "nist", "mrr", "mcc", "pearson", "spearman")
}


class Entry(NamedTuple):
    """One thing that a paper says on a fact.

    Attributes:
        value: text, a number or the part of the record that says it.
        same: what it is compared by, without names of models and sources.
        models: the models or runs of the paper that it holds for; () is the paper as a whole, or all of them.
        sources: where it stands.
        best: whether it is the best score of its row.
    """

    value: Any
    same: Hashable
    models: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    best: bool = False


class Scale(NamedTuple):
    """What scores must share to stand beside each other."""

    benchmark: str
    split: str
    metric: str


class Row(NamedTuple):
    """One fact.

    Attributes:
        key: one of `ROWS`.
        cells: what each paper says; () is what is not known of it.
        scale: what the scores of a row of "results" are of; None for every other row.
    """

    key: str
    cells: tuple[tuple[Entry, ...], ...]
    scale: Scale | None = None

    @property
    def differs(self) -> bool | None:
        """Whether two papers say different things; None if fewer than two say anything."""
        known = [frozenset(entry.same for entry in cell) for cell in self.cells if cell]
        return len(set(known)) > 1 if len(known) > 1 else None

    @property
    def shared(self) -> frozenset[Hashable]:
        """What all papers say alike, by `Entry.same`."""
        return frozenset.intersection(*(frozenset(entry.same for entry in cell) for cell in self.cells))


class Comparison(NamedTuple):
    """Papers, and the rows of which at least one of them says something."""

    papers: "tuple[Paper, ...]"
    rows: tuple[Row, ...]

    def differences(self) -> "Comparison":
        """Returns the comparison without the rows in which no difference is known."""
        return self._replace(rows=tuple(row for row in self.rows if row.differs))


class Batch(NamedTuple):
    """A batch size; `unit` is "sequences", "tokens" or None."""

    size: int
    unit: str | None


def compare(papers: "Iterable[Paper]", rows: Sequence[str] | None = None) -> Comparison:
    """Returns what papers say on the same facts.

    Scores stand beside scores of the same benchmark, split and metric alone; one whose split is not known stands
    beside none. What a paper says alike of all its models it says once.

    Args:
        papers: the columns.
        rows: keys of `ROWS`, in the order wanted; None is `DEFAULT_ROWS`.

    Raises:
        UsageError: there is no such row.
    """
    keys = DEFAULT_ROWS if rows is None else dict.fromkeys(rows)
    papers = tuple(papers)
    for key in keys:
        if key not in ROWS:
            raise UsageError(f"no row {key!r}", f"rows are {', '.join(ROWS)}")
    found: list[Row] = []
    for key in keys:
        if key == "results":
            found += _results(papers)
        else:
            found.append(Row(key, tuple(tuple(ROWS[key](paper)) for paper in papers)))
    return Comparison(papers, tuple(row for row in found if any(row.cells)))


def lower_is_better(metric: str) -> bool | None:
    """Tells which way a metric is better; None if its name does not say."""
    words = set(re.findall(r"[a-z0-9]+", metric.casefold()))
    return True if words & _LOWER else False if words & _HIGHER else None


def _results(papers: "Sequence[Paper]") -> Iterator[Row]:
    """Yields a row for every scale on which two papers have a score, benchmark by benchmark as the papers name them."""
    scores: dict[Scale, list[list[Entry]]] = {}
    for place, paper in enumerate(papers):
        for result in paper.results:
            if result.split:
                scale = Scale(result.benchmark, result.split, result.metric)
                entry = Entry(result.score, result.score, (result.model,), (result.source,))
                scores.setdefault(scale, [[] for _ in papers])[place].append(entry)
    benchmarks = list(dict.fromkeys(scale.benchmark for scale in scores))
    for scale, cells in sorted(scores.items(), key=lambda item: benchmarks.index(item[0].benchmark)):
        if sum(map(bool, cells)) > 1:
            yield Row("results", _with_best(cells, scale.metric), scale)


def _with_best(cells: Sequence[Sequence[Entry]], metric: str) -> tuple[tuple[Entry, ...], ...]:
    scores = {entry.value for cell in cells for entry in cell}
    lower = lower_is_better(metric)
    best = None if lower is None or len(scores) < 2 else min(scores) if lower else max(scores)
    return tuple(tuple(entry._replace(best=entry.value == best) for entry in cell) for cell in cells)


def _of_record(value: Callable[["Paper"], Any]) -> Callable[["Paper"], Iterator[Entry]]:
    """Returns the row of a fact that the record's own sources are for."""

    def entries(paper: "Paper") -> Iterator[Entry]:
        if (found := value(paper)) is not None:
            yield Entry(found, found, (), tuple(paper.sources))

    return entries


def _organizations(paper: "Paper") -> list[Entry]:
    return [Entry(text, text.en.casefold(), (), tuple(paper.sources)) for text in paper.organizations]


def _venue(paper: "Paper") -> list[Entry]:
    venue = paper.venue
    return [Entry(venue, (venue.name, venue.year), (), tuple(paper.sources))] if venue else []


def _architecture(paper: "Paper") -> list[Entry]:
    known = paper.architecture
    return [Entry(known.term, known.term, (), (known.source,))] if known else []


def _objectives(paper: "Paper") -> list[Entry]:
    return [Entry(known.term, known.term, (), (known.source,)) for known in paper.objectives]


def _tokenizer(paper: "Paper") -> list[Entry]:
    known = paper.tokenizer
    return [Entry(known, (known.kind, known.vocabulary_size), (), (known.source,))] if known else []


def _sizes(paper: "Paper") -> list[Entry]:
    shapes = [(size, (size.layers, size.decoder_layers, size.hidden_size, size.heads)) for size in paper.sizes]
    found = [Entry(size, shape, (size.name,), (size.source,)) for size, shape in shapes if any(shape)]
    return _merged(found, len(paper.sizes))


def _parameters(paper: "Paper") -> list[Entry]:
    counts = [(size, size.parameters) for size in paper.sizes]
    found = [Entry(count, count, (size.name,), (size.source,)) for size, count in counts if count]
    return _merged(found, len(paper.sizes))


def _corpora(paper: "Paper") -> list[Entry]:
    return [Entry(known, (known.name.en.casefold(), _size(known)), (), (known.source,)) for known in paper.corpora]


def _size(corpus: Any) -> tuple[float, str] | None:
    return (corpus.size.amount, corpus.size.unit) if corpus.size else None


def _of_runs(value: Callable[["Training"], tuple[Any, Hashable]]) -> Callable[["Paper"], list[Entry]]:
    """Returns the row of a fact of training runs; `value` gives what is shown and what it is compared by."""

    def entries(paper: "Paper") -> list[Entry]:
        known = [(run, *value(run)) for run in paper.training]
        found = [
            Entry(shown, same, (run.model,) if run.model else (), (run.source,))
            for run, shown, same in known
            if shown is not None
        ]
        # One run of a paper with several sizes is not said to be that of all of them.
        runs = len(paper.training) if len(paper.training) > 1 or len(paper.sizes) < 2 else None
        return _merged(found, runs)

    return entries


def _batch(run: "Training") -> tuple[Any, Hashable]:
    batch = Batch(run.batch_size, run.batch_unit) if run.batch_size else None
    return batch, batch


def _merged(entries: Iterable[Entry], models: int | None) -> list[Entry]:
    """Joins entries that say the same; what all of a paper's models share is said without their names."""
    found: dict[Hashable, Entry] = {}
    counts: dict[Hashable, int] = {}
    for entry in entries:
        known = found.setdefault(entry.same, entry._replace(models=(), sources=()))
        found[entry.same] = known._replace(
            models=tuple(dict.fromkeys(known.models + entry.models)),
            sources=tuple(dict.fromkeys(known.sources + entry.sources)),
        )
        counts[entry.same] = counts.get(entry.same, 0) + 1
    return [entry._replace(models=()) if counts[same] == models else entry for same, entry in found.items()]


def _builds_on(paper: "Paper") -> list[Entry]:
    return [Entry(edge, (edge.id, edge.relation), (), (edge.source,)) for edge in paper.builds_on]


# What `compare` may be asked for, and how a paper says it. "results" are rows of their own making.
ROWS: dict[str, Callable[["Paper"], Iterable[Entry]]] = {
    "title": _of_record(lambda paper: paper.title),
    "date": _of_record(lambda paper: paper.date),
    "organizations": _organizations,
    "venue": _venue,
    "architecture": _architecture,
    "objectives": _objectives,
    "tokenizer": _tokenizer,
    "sizes": _sizes,
    "parameters": _parameters,
    "corpora": _corpora,
    "steps": _of_runs(lambda run: (run.steps, run.steps)),
    "batch": _of_runs(_batch),
    "sequence_length": _of_runs(lambda run: (run.sequence_length, run.sequence_length)),
    "hardware": _of_runs(lambda run: (run.hardware, run.hardware and run.hardware.en)),
    "time": _of_runs(lambda run: (run.time, run.time and run.time.en)),
    "results": lambda _: (),
    "builds_on": _builds_on,
}
DEFAULT_ROWS = tuple(key for key in ROWS if key not in ("title", "venue", "sequence_length", "time"))
