"""The record of one glossary term."""

from typing import Literal

from plmref.records.paper import Id, Line, Record

TermKind = Literal["objective", "architecture", "tokenizer", "topic"]


class BilingualText(Record, frozen=True, kw_only=True):
    """Text that must stand in both languages."""

    en: Line
    zh: Line


class Term(Record, frozen=True, kw_only=True):
    """A term of the field: what it is called, what it means, what to read next."""

    id: Id
    kind: TermKind
    name: BilingualText
    aliases: list[Line] = []
    definition: BilingualText
    see_also: list[Id] = []
