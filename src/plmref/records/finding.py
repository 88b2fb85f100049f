"""What is wrong with a source file, told so that it can be mended."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One problem.

    Attributes:
        rule: the id of the rule that found it.
        file: path of the file, as it was named.
        line: line in the file, counted from 1; 0 if it has none.
        record: id of the paper or term, or "".
        field: where in the record, such as "sizes[0].layers", or "".
        message: what is wrong.
    """

    rule: str
    file: str
    line: int
    record: str
    field: str
    message: str


class Places(NamedTuple):
    """Where the fields of one record stand: its file, and a line for every path that the file has."""

    file: str
    lines: dict[str, int]

    def line(self, field: str) -> int:
        """Returns the line of `field`, or of the nearest thing around it."""
        while field not in self.lines and field:
            cut = max(field.rfind("."), field.rfind("["))
            field = field[:cut] if cut > 0 else ""
        return self.lines.get(field, 0)
