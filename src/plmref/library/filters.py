"""What narrows a list down: one set of filters for every command and for the query language."""

from typing import NamedTuple

from plmref.errors import UsageError


class Years(NamedTuple):
    """A range of years, both ends included; None is open."""

    first: int | None = None
    last: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Years":
        """Returns the range that `2019`, `2018..2020`, `..2019` or `2019..` writes.

        Raises:
            UsageError: it is none of these, or ends before it begins.
        """
        first, dots, last = text.strip().partition("..")
        ends = [first, last if dots else first]
        if not any(ends) or not all(end == "" or (end.isdecimal() and len(end) == 4) for end in ends):
            raise UsageError(f"not a year or a range of years: {text!r}", "write 2019, 2018..2020, ..2019 or 2019..")
        years = cls(*(int(end) if end else None for end in ends))
        if years.first is not None and years.last is not None and years.first > years.last:
            raise UsageError(f"the range {text!r} ends before it begins")
        return years

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and (self.first or 0) <= year <= (9999 if self.last is None else self.last)


class Filters(NamedTuple):
    """Every filter that is set must hold; one with several values wants all of them, but of years any.

    Attributes:
        years: ranges of the year of the first public version.
        orgs: words of an organization's name, in either language.
        authors: words of one author's name, in either order.
        venues: words of the venue's short or full name.
        topics: terms of the glossary, by id, name or alias.
        sections: "models" or "applications".
        ids: exact ids.
        sources: name of the source file ("catalogue" is the bundled one).
    """

    years: tuple[Years, ...] = ()
    orgs: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def merged(self, other: "Filters") -> "Filters":
        """Returns filters that want what both want."""
        return Filters(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))  # type: ignore[arg-type]  # field by field of one type
