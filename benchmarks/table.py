"""What was measured, as a Markdown table, on stdout or in a README."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

_BEGIN: Final = "<!-- benchmarks:begin -->"
_END: Final = "<!-- benchmarks:end -->"
_DIGITS: Final = {"x": 2, "ms": 1, "s": 2, "MB": 0, "records/s": 0, "entries/s": 0, "of 1": 3}


class Budget(NamedTuple):
    """How much may be measured (None: whatever it is), in a unit such as "x", which is times the floor."""

    limit: float | None
    unit: str = "x"
    sign: str = "≤"


class Row(NamedTuple):
    """One thing that was measured, in the unit of its budget."""

    what: str
    budget: Budget
    measured: float

    def line(self) -> str:
        """Returns the row of the table; it passes or not by the number that it prints."""
        limit, unit, sign = self.budget
        measured = f"{self.measured:.{_DIGITS[unit]}f}"
        number = float(measured)
        shown = f"{number:,.{_DIGITS[unit]}f} {unit}"
        if limit is None:
            return f"| {self.what} | none | {shown} | |"
        passed = (
            number == limit if sign in "≤≥" and number == limit else number > limit if sign == "≥" else number < limit
        )
        return f"| {self.what} | {sign} {limit:,g} {unit} | {shown} | {'pass' if passed else 'over'} |"


def markdown(rows: Sequence[Row], remark: str, second: str = "") -> str:
    """Returns the table, a second one if there is one, and a line below."""
    head = ["| what | budget | measured | |", "|---|---|---|---|"]
    between = f"{second}\n" if second else ""
    return "\n".join([*head, *(row.line() for row in rows), "", f"{between}{remark}"]) + "\n"


def write_into(file: Path, table: str) -> None:
    """Puts the table between the markers of a file; leaves a file without them alone and says so."""
    text = file.read_text("utf-8") if file.exists() else ""
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not end:
        print(f"{file.name}: no {_BEGIN} and {_END}; left alone", file=sys.stderr)
        return
    file.write_text(f"{before}{begin}\n{table}{end}{after}", "utf-8")
