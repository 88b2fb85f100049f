"""Dates of year, month or day precision, written `2019`, `2019-07` or `2019-07-26`."""

from typing import NamedTuple


class PartialDate(NamedTuple):
    """A date that is as precise as its source; unknown parts are None."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Returns the date that `text` writes.

        Raises:
            ValueError: `text` is not of one of the three forms, or no such day exists.
        """
        from datetime import date

        parts = text.split("-")
        lengths = [len(part) for part in parts]
        if lengths not in ([4], [4, 2], [4, 2, 2]) or not (text.isascii() and "".join(parts).isdecimal()):
            raise ValueError(f"not a date: {text!r}")
        numbers = [int(part) for part in parts]
        date(*[*numbers, 1, 1][:3])
        return cls(*numbers)

    def is_after(self, other: "PartialDate") -> bool:
        """Tells whether this date is surely later, compared at the coarser precision of the two."""
        known = min(sum(part is not None for part in date) for date in (self, other))
        return tuple(self)[:known] > tuple(other)[:known]
