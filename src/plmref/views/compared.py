"""What a comparison is made of, whatever it is written in."""

from collections.abc import Iterable
from typing import NamedTuple

from plmref.analysis.comparison import Comparison, Entry, Row
from plmref.analysis.lanes import names
from plmref.views.facts import TermNames, corpus_text, shape, term_text, tokenizer_text
from plmref.views.labels import amount, bracketed, enumerated, label, metric_name, named
from plmref.views.text.clean import one_line
from plmref.views.view import Languages, shown


class Piece(NamedTuple):
    """One thing in a cell.

    Attributes:
        text: what is said; of a score the number alone.
        model: which model a score is of, in brackets; "" where there is no score.
        best: whether it is the best score of its row.
        shared: whether all papers say it.
        note: the number of its footnote, 0 without one.
    """

    text: str
    model: str = ""
    best: bool = False
    shared: bool = False
    note: int = 0


class Line(NamedTuple):
    """One row: its label, whether it differs (None: not known), and the pieces of each paper's cell."""

    label: str
    differs: bool | None
    cells: tuple[tuple[Piece, ...], ...]


class Grid(NamedTuple):
    """A comparison as text: what stands above the papers' columns, the rows, the footnotes."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]

    def legend(self, languages: Languages, differs: str, best: str) -> list[str]:
        """Returns what the marks mean, as far as they are used."""
        pieces = (piece for line in self.lines for cell in line.cells for piece in cell)
        used = ((differs, "row differs", any(line.differs for line in self.lines)), (best, "row best", _any(pieces)))
        return [f"{mark} {label(key, languages)}" for mark, key, shows in used if shows]


def grid(comparison: Comparison, term: TermNames, languages: Languages, *, sources: bool) -> Grid:
    """Returns the text of a comparison; with `sources` every piece has a footnote that says where it was read."""
    called = names(comparison.papers)
    headings = tuple(one_line(called[paper.id]) for paper in comparison.papers)
    notes: dict[str, int] = {}

    def piece(row: Row, entry: Entry, heading: str) -> Piece:
        models = one_line(("、" if languages[0] == "zh" else ", ").join(entry.models))
        text = value_text(row.key, entry.value, term, languages)
        text, model = (text, bracketed(models, languages)) if row.scale else (named(models, text, languages), "")
        read = named(heading, one_line(enumerated(entry.sources, languages)), languages)
        note = notes.setdefault(read, len(notes) + 1) if sources else 0
        return Piece(one_line(text), model, entry.best, entry.same in row.shared, note)

    lines = [
        Line(
            one_line(row_label(row, languages)),
            row.differs,
            tuple(
                tuple(piece(row, entry, heading) for entry in cell)
                for cell, heading in zip(row.cells, headings, strict=True)
            ),
        )
        for row in comparison.rows
    ]
    return Grid(headings, tuple(lines), tuple(notes))


def row_label(row: Row, languages: Languages) -> str:
    """Returns what a row is called: for scores, what they are scores of."""
    if row.scale:
        metric = metric_name(row.scale.metric, languages)
        blank = " " if languages[0] != "zh" or metric[:1].isascii() else ""  # none between two Han characters
        return f"{row.scale.benchmark} {label(row.scale.split, languages)}{blank}{metric}"
    return _label_of("row", row.key, languages)


def _label_of(kind: str, key: str, languages: Languages) -> str:
    """Returns the label that `key` has as one of its kind, else the one that it has anywhere."""
    own = f"{kind} {key}"
    known = label(own, languages)
    return label(key, languages) if known == own else known


def value_text(key: str, value: object, term: TermNames, languages: Languages) -> str:
    """Returns what a paper says in a row, without the models that it says it of."""
    from plmref.records.paper import BuildsOn, Corpus, Size, Text, Tokenizer, Venue

    if key == "results":
        return str(value)  # with the digits that the paper prints
    match value:
        case Text():
            return shown(value, languages)
        case Tokenizer():
            return tokenizer_text(value, term, languages)
        case Size():
            return shape(value, languages)
        case Corpus():
            return corpus_text(value, languages)
        case Venue():
            return f"{value.short or value.name} {value.year}"
        case BuildsOn():
            return value.id + bracketed(label(value.relation, languages), languages)
        case (int() as size, unit):  # a batch
            return amount(size, str(unit or ""), languages)
        case int():
            return amount(value, "", languages)
    return term_text(str(value), term, languages) if key in ("architecture", "objectives") else str(value)


def differing(line: Line) -> str:
    """Returns "yes" or "no" for tables that other programs read, "" where it is not known."""
    return "" if line.differs is None else "yes" if line.differs else "no"


def marked(piece: Piece) -> str:
    """Returns a piece as plain text: `*` behind the best score, the number of its footnote in brackets."""
    return piece.text + "*" * piece.best + piece.model + noted(piece)


def noted(piece: Piece) -> str:
    """Returns the number of a footnote in brackets, with a blank before them unless a full-width bracket is there."""
    if not piece.note:
        return ""
    return f"[{piece.note}]" if (piece.text + piece.model).endswith("）") else f" [{piece.note}]"


def joined(pieces: Iterable[Piece], languages: Languages) -> str:
    """Returns a cell on one line."""
    return enumerated(map(marked, pieces), languages)


def _any(pieces: Iterable[Piece]) -> bool:
    return any(piece.best for piece in pieces)
