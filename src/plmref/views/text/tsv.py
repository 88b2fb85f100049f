"""Tab-separated values: one record a line, whatever its text holds."""

from collections.abc import Iterable, Sequence

from plmref.views.text.clean import clean

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def tsv(rows: Iterable[Sequence[str]]) -> str:
    """Returns the rows as lines; tab, newline and backslash inside a value are escaped."""
    return "".join("\t".join(clean(value.translate(_ESCAPES)) for value in row) + "\n" for row in rows)
