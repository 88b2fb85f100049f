"""A comparison as Markdown, LaTeX and CSV."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from plmref.records.chinese import CHINESE
from plmref.views.compared import Grid, Line, Piece
from plmref.views.text.clean import clean
from plmref.views.view import Languages

# What Markdown would read as more than text, inside a cell of a table.
_MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_[]|~"} | {"<": "&lt;", "&": "&amp;"})
# The ten special characters of LaTeX, and those that a font of its oldest encoding would show as others.
_LATEX = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {"<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\char34{}"}
)
_LABEL_WIDTH = 0.17  # of the line; the papers share the rest


def markdown_table(grid: Grid, languages: Languages) -> str:
    """Returns a table in which rows that differ begin with "≠" and the best score of a row is bold."""
    rows = [["", *map(_md, grid.headings)], ["---"] * (1 + len(grid.headings))]
    for line in grid.lines:
        cells = ("<br>".join(map(_markdown_piece, cell)) for cell in line.cells)
        rows.append([("≠ " if line.differs else "") + _md(line.label), *cells])
    lines = [f"| {' | '.join(row)} |" for row in rows]
    for text in ("; ".join(grid.legend(languages, "≠", "**0**")), *_footnotes(grid, "<sup>{}</sup> {}", _md)):
        lines += ["", text] if text else []
    return "".join(f"{line}\n" for line in lines)


def _markdown_piece(piece: Piece) -> str:
    score = f"**{_md(piece.text)}**" if piece.best else _md(piece.text)
    return score + _md(piece.model) + (f"<sup>{piece.note}</sup>" if piece.note else "")


def _footnotes(grid: Grid, form: str, escape: Callable[[str], str]) -> Iterator[str]:
    yield from (form.format(number, escape(note)) for number, note in enumerate(grid.notes, start=1))


def _md(text: str) -> str:
    return text.translate(_MARKDOWN)


def latex_table(grid: Grid, languages: Languages) -> str:
    """Returns a `tabular` of booktabs, in which rows that differ begin with ≠ and the best score of a row is bold."""
    column = r">{{\raggedright\arraybackslash}}p{{{}}}".format
    labels = column(rf"{_LABEL_WIDTH}\linewidth")
    papers = column(rf"\dimexpr{(1 - _LABEL_WIDTH) / len(grid.headings):.4f}\linewidth-2\tabcolsep") * len(
        grid.headings
    )
    legend = "; ".join(grid.legend(languages, r"$\neq$", r"\textbf{0}"))
    notes = [*([legend] if legend else []), *_footnotes(grid, r"\textsuperscript{{{}}}\,{}", _tex)]
    lines = [
        r"{\footnotesize\noindent",
        rf"\begin{{tabular}}{{@{{}}{labels}{papers}@{{}}}}",
        r"\toprule",
        " & ".join(["", *(rf"\textbf{{{_tex(name)}}}" for name in grid.headings)]) + r" \\",
        r"\midrule",
        *map(_latex_line, grid.lines),
        r"\bottomrule",
        r"\end{tabular}",
    ]
    if notes:
        lines += [r"\par\smallskip\raggedright", *(rf"\noindent {note}\par" for note in notes)]
    text = "\n".join([*lines, "}"])
    return f"{_preamble(text)}{text}\n"


def _preamble(text: str) -> str:
    """Returns a comment on what the table needs."""
    chinese = "% !TeX program = xelatex\n% \\usepackage{ctex}\n" if re.search(CHINESE, text) else ""
    return f"{chinese}% \\usepackage{{array,booktabs}}\n"


def _latex_line(line: Line) -> str:
    cells = (r"\newline ".join(map(_latex_piece, cell)) for cell in line.cells)
    return " & ".join([(r"$\neq$ " if line.differs else "") + _tex(line.label), *cells]) + r" \\"


def _latex_piece(piece: Piece) -> str:
    score = rf"\textbf{{{_tex(piece.text)}}}" if piece.best else _tex(piece.text)
    return score + _tex(piece.model) + (rf"\textsuperscript{{{piece.note}}}" if piece.note else "")


def _tex(text: str) -> str:
    return text.translate(_LATEX)


def csv_table(rows: Iterable[Sequence[str]]) -> str:
    """Returns the rows as comma-separated values, the header first; lines end as on this system's terminals."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([clean(cell) for cell in row] for row in rows)
    return written.getvalue()
