"""Dates as bibliographies write them, as `2019`, `2019-07` or `2019-07-26`; never more precise than what is there."""

import re
from datetime import date

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_MONTH_NAME = re.compile(
    r"(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])"
)
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)", re.ASCII)
# ISO 8601, also with slashes or a time of day behind it.
_ISO = re.compile(r"\s*(1[4-9]\d\d|20\d\d)(?:[-/.](\d{1,2})(?!\d)(?:[-/.](\d{1,2})(?!\d))?)?", re.ASCII)
_CHINESE = re.compile(r"\s*(\d{4})\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日)?)?", re.ASCII)
# Days of a conference: `26--28 July`, `July 28 - August 2`.
_RANGE = re.compile(r"\d\s*[-–—/]|[-–—]\s*\d")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)", re.ASCII)
_LONGEST = 80


def year_of(text: str) -> int | None:
    """Returns the first year from 1400 to 2099 in `text` (`2019a`, `c. 2019`, `{2019}`)."""
    found = _YEAR.search(text)
    return int(found[1]) if found and int(found[1]) >= 1450 else None


def date_of(text: str) -> str | None:
    """Returns the date that `text` begins with: ISO 8601 (of a range, its start), `26 July 2019`, `2019年7月26日`."""
    text = text[:_LONGEST].lower()
    found = _CHINESE.match(text) or _ISO.match(text)
    if found and (found[2] or not _MONTH_NAME.search(text)):
        return from_parts(*(int(part) if part else None for part in found.groups()))
    year = year_of(text)
    return with_month(year, _YEAR.sub(" ", text)) if year else None


def with_month(year: int, month: str, day: str = "") -> str:
    """Returns `year` with the month, and the day if it is one, of a field: `jul`, `7`, `26~jul`, `26--28 July`."""
    month = month[:_LONGEST].lower()
    name = _MONTH_NAME.search(month)
    if not name:
        number = re.fullmatch(r"\W*(\d{1,2})\W*", month, re.ASCII)
        return from_parts(year, int(number[1]) if number else None, _number(day)) or str(year)
    days = _DAY.findall(month)
    single = len(days) == 1 and not _RANGE.search(month) and len(_MONTH_NAME.findall(month)) == 1
    return from_parts(year, MONTHS[name[1][:3]], int(days[0]) if single else _number(day)) or str(year)


def from_parts(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """Returns the date as far as such a date exists: month 13 and 31 February leave the year and the month."""
    if year is None or not 1450 <= year <= 2099:
        return None
    if month is None or not 1 <= month <= 12:
        return f"{year:04}"
    if not day:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year:04}-{month:02}"


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else None
