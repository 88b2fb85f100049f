"""Dates as lists write them."""

import re

from plmref.records.dates import PartialDate
from plmref.records.identifiers import identify

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"

# `2019-10-23`, `2019.10`, `2022/11`, `2019年10月`, `201910`, `Oct 2019`, `2019`; none inside a longer number or word.
DATE = re.compile(
    rf"""(?<![\w.\-/])(?:
        (?P<year>{_YEAR})(?P<mark>[-./])(?P<month>0?[1-9]|1[0-2])(?:(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01]))?(?!\d|[-./]\d)
      | (?P<cyear>{_YEAR})\s?年\s?(?:(?P<cmonth>0?[1-9]|1[0-2])\s?月)?(?:\s?(?P<cday>\d{{1,2}})\s?[日号])?
      | (?P<gyear>{_YEAR})(?P<gmonth>0[1-9]|1[0-2])(?P<gday>0[1-9]|[12]\d|3[01])?(?![\w.])
      | (?P<word>{_MONTH})\s?(?:\d{{1,2}},?\s)?(?P<wyear>{_YEAR})(?!\d)
      | (?P<only>{_YEAR})(?![\w\-/]|\.\d)
    )""",
    re.VERBOSE,
)


def read_date(found: re.Match[str]) -> PartialDate | None:
    """Returns the date that a match of `DATE` writes, without a day that does not exist."""
    if found["word"]:
        return PartialDate(int(found["wyear"]), _MONTHS.index(found["word"][:3].lower()) + 1)
    year = found["year"] or found["cyear"] or found["gyear"] or found["only"]
    month = found["month"] or found["cmonth"] or found["gmonth"]
    day = found["day"] or found["cday"] or found["gday"]
    if not month:
        return PartialDate(int(year))
    try:
        return PartialDate.parse(f"{year}-{int(month):02}-{int(day):02}" if day else f"{year}-{int(month):02}")
    except ValueError:
        return PartialDate(int(year), int(month))


def whole_date(text: str) -> PartialDate | None:
    """Returns the date that is all of `text`, or None."""
    found = DATE.fullmatch(text.strip(" .,;:()[]（）【】|*-\t"))
    return read_date(found) if found else None


def arxiv_date(number: str) -> PartialDate | None:
    """Returns when the paper with this arXiv number was submitted, or None for a number that does not tell."""
    found = identify(number)
    if not found or found.kind != "arxiv":
        return None
    digits = found.value.rpartition("/")[2][:4]
    year = int(digits[:2])
    month = int(digits[2:])
    return PartialDate((1900 if year > 90 else 2000) + year, month) if 1 <= month <= 12 else None


def written(date: PartialDate) -> str:
    """Returns a date as records hold it."""
    return "-".join([f"{date.year}", *(f"{part:02}" for part in date[1:] if part)])
