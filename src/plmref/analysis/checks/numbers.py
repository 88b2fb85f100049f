"""Rules on numbers: they are where translations and copies go wrong."""

import re
from collections.abc import Iterator
from decimal import Decimal

from plmref.analysis.checks.registry import Found, Subject, rule
from plmref.analysis.checks.texts import note_pairs, pairs

_UNITS = {
    "k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12,
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "千": 10**3, "万": 10**4, "百万": 10**6, "亿": 10**8, "万亿": 10**12,
}  # fmt: skip
_WORDS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_NUMBER = re.compile(
    rf"(?:(?<![\w.,])(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:e(?P<power>\d+))?"
    rf"|\b(?P<word>{'|'.join(_WORDS)})(?=\s(?:thousand|million|billion|trillion)\b))"
    r"(?:\s?(?P<unit>thousand|million|billion|trillion|万亿|百万|千|万|亿)|(?P<letter>[KMBT])(?![A-Za-z]))?",
    re.ASCII | re.IGNORECASE,
)
# English writes small whole numbers in words, Chinese in digits: "six layers", 6 层.
_IN_WORDS = 20
_UNSEPARATED = re.compile(r"(?<![\w.,/-])\d{5,}(?![\w-])|(?<![\w.,/-])\d{4}(?= ?[万亿千])", re.ASCII)


@rule("numbers-differ")
def numbers_differ(subject: Subject) -> Iterator[Found]:
    """A text and its translation hold the same numbers, be they written as 110M or as 1.1 亿; so do a paper's notes."""
    for text in pairs(subject):
        yield from _lone(Found(text.place, text.field, "", text.in_terms), values(text.en), values(text.zh))
    for note in note_pairs(subject):
        # A table may say its unit at the top, once: of 1,478 (million) and 14.78 亿 only the digits can be compared.
        yield from _lone(
            Found(note.place, note.field, ""), set(map(_digits, values(note.en))), set(map(_digits, values(note.zh)))
        )


@rule("unseparated-thousands")
def unseparated_thousands(subject: Subject) -> Iterator[Found]:
    """Numbers of five digits and more have commas between thousands in both languages; so has 6,500 万."""
    for text in (*pairs(subject), *note_pairs(subject)):
        for lang, written in (("en", text.en), ("zh", text.zh)):
            if found := _UNSEPARATED.search(written):
                said = f"{found[0]} has no comma between thousands"
                yield Found(text.place, f"{text.field}.{lang}", said, text.in_terms)


def values(text: str) -> set[Decimal]:
    """Returns the numbers of a text that must stand in its translation too: whole ones above 20, and fractions."""
    found = set()
    for number in _NUMBER.finditer(text):
        value = Decimal(number["digits"].replace(",", "") if number["digits"] else _WORDS[number["word"].lower()])
        value *= 10 ** int(number["power"] or 0) * _UNITS.get((number["unit"] or number["letter"] or "").lower(), 1)
        if value > _IN_WORDS or value != value.to_integral_value():
            found.add(value.normalize())
    return found


def _digits(value: Decimal) -> Decimal:
    """Returns a number without regard to powers of ten."""
    return Decimal("".join(map(str, value.normalize().as_tuple().digits)))


def _lone(found: Found, english: set[Decimal], chinese: set[Decimal]) -> Iterator[Found]:
    lone = {"en": english - chinese, "zh": chinese - english}
    told = [
        f"only in {lang}: {', '.join(f'{n:f}' for n in sorted(numbers))}" for lang, numbers in lone.items() if numbers
    ]
    if told:
        yield found._replace(message="; ".join(told))
