"""Papers that stand in a file twice: on both sides of a merge conflict, or in two places."""

import re
from bisect import bisect
from collections.abc import Iterable
from operator import attrgetter

import msgspec

from plmref.formats.markdown_list.page import Conflict
from plmref.records.entry import Entry
from plmref.records.finding import Finding


def settle(entries: list[Entry], conflicts: list[Conflict], path: str) -> tuple[list[Entry], list[Finding]]:
    """Returns the entries, those on both sides of a conflict as one, and a finding for each that is there twice."""
    for conflict in reversed(conflicts):
        start, middle, end = (bisect(entries, line, key=attrgetter("line")) for line in conflict)
        entries[start:end] = _joined(entries[start:middle], entries[middle:end])
    findings: list[Finding] = []
    first: dict[str, int] = {}
    for entry in entries:
        keys = _keys(entry)
        if line := next((first[key] for key in keys if key in first), 0):
            findings.append(Finding("duplicate", path, entry.line, entry.id, "", f"the paper of line {line} again"))
        for key in keys:
            first.setdefault(key, entry.line)
    return entries, findings


def _keys(entry: Entry) -> list[str]:
    title = re.sub(r"[\W_]+", "", entry.title.casefold())
    return [*(f"{kind}:{value}" for kind, value in entry.identifiers.known), title or entry.title]


def _joined(ours: list[Entry], theirs: list[Entry]) -> list[Entry]:
    """Returns the entries of both sides; one of the second side is joined with the same paper of the first."""
    kept = list(ours)
    places = {key: place for place, entry in enumerate(ours) for key in _keys(entry)}
    for entry in theirs:
        place = next((places[key] for key in _keys(entry) if key in places), None)
        if place is None:
            kept.append(entry)
        else:
            kept[place] = _union(kept[place], entry)
    return kept


def _union(entry: Entry, other: Entry) -> Entry:
    """Returns an entry with what only its other version says."""
    changes: dict[str, object] = {}
    for name in ("names", "authors", "organizations", "topics", "remarks", "pictures", "notes"):
        changes[name] = _once([*getattr(entry, name), *getattr(other, name)])
    changes["links"] = list({link.url: link for link in [*other.links, *entry.links]}.values())
    for name in ("title_zh", "date", "venue", "abstract", "section"):
        changes[name] = getattr(entry, name) or getattr(other, name)
    known = dict(other.identifiers.known) | dict(entry.identifiers.known)
    return msgspec.structs.replace(entry, identifiers=msgspec.structs.replace(entry.identifiers, **known), **changes)


def _once(values: Iterable[object]) -> list[object]:
    kept: list[object] = []
    for value in values:
        if value not in kept:
            kept.append(value)
    return kept
