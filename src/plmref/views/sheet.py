"""What a page about one paper is made of, whatever it is written in."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from plmref.views.facts import Fact, TermNames, facts
from plmref.views.labels import label, metric_name
from plmref.views.view import Languages

if TYPE_CHECKING:
    from pathlib import Path

    from plmref.records.entry import Entry
    from plmref.records.paper import BuildsOn, Paper, Result

_FENCE = re.compile(r"\s*(?:[-*+] +|\d+[.)] +)?(`{3,}|~{3,})")
_HEADING = re.compile(r"#{1,5}\s")  # a sixth level cannot go deeper
PARTS = ("facts", "points", "results", "lineage", "figures", "links", "note")


class Own(NamedTuple):
    """What one of the user's files says of a paper.

    Attributes:
        source: the source's name.
        place: file and line.
        entry: the record.
        abstract: the paper's abstract, or "".
        remarks: (depth, text) of each of its bullets, in order.
        notes: the Markdown of its notes.
        pictures: (path, caption) of its pictures; None if the file is missing.
        links: (role, url, title) of links that the page does not show already.
    """

    source: str
    place: str
    entry: "Entry | Paper"
    abstract: str
    remarks: "Sequence[tuple[int, str]]"
    notes: Sequence[str]
    pictures: "Sequence[tuple[Path | None, str]]"
    links: Sequence[tuple[str, str, str]]


class Sheet(NamedTuple):
    """One paper with everything that its page needs.

    Attributes:
        paper: the record.
        builders: (id, edge) of every paper of the catalogue that builds on it, oldest first.
        notes: the note's Markdown by language, as far as there is one.
        figures: path of each figure's file, or None if it is missing.
        own: what the user's own files say of it.
    """

    paper: "Paper"
    builders: "Sequence[tuple[str, BuildsOn]]"
    notes: dict[str, str]
    figures: "Sequence[Path | None]"
    own: "Sequence[Own]" = ()


PART_LABELS = {"points": "key points"} | {part: part for part in PARTS if part != "points"}


def all_facts(sheet: Sheet, term: TermNames, languages: Languages) -> list[Fact]:
    """Returns the facts of a paper's record, and those that only the user's files have, under the files' names."""
    from plmref.records.paper import Paper  # completion of ids needs no records

    found = list(facts(sheet.paper, term, languages))
    kinds, known = {fact.key for fact in found}, {(fact.key, fact.text) for fact in found}
    for own in sheet.own:
        paper = own.entry if isinstance(own.entry, Paper) else own.entry.as_paper()
        for key, text, _ in facts(paper, term, languages):
            if key not in kinds or (key == "topics" and (key, text) not in known):
                found.append(Fact(key, f"{text} [{own.source}]"))
    return found


def in_languages(english: str, chinese: str, languages: Languages) -> list[str]:
    """Returns a text in each of the languages, once where they are alike."""
    return list(dict.fromkeys(chinese if lang == "zh" else english for lang in languages))


def notes_shown(sheet: Sheet, languages: Languages) -> list[str]:
    """Returns the note in each of the languages; if it is in none of them, in whichever it is."""
    return [sheet.notes[lang] for lang in languages if lang in sheet.notes] or list(sheet.notes.values())[:1]


def deeper(markdown: str) -> str:
    """Returns Markdown without its title and with its headings one level down, to stand inside a page."""
    title, *lines = markdown.strip().splitlines() or [""]
    if not title.startswith("# "):
        lines = [title, *lines]
    fence = ""  # what closes the block of code that the line stands in
    for place, line in enumerate(lines):
        if fence:
            fence = "" if line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif mark := _FENCE.match(line):
            fence = mark[1]
        elif _HEADING.match(line):
            lines[place] = f"#{line}"
    return "\n".join(lines).strip("\n")


def lineage(sheet: Sheet) -> "list[tuple[str, str, BuildsOn]]":
    """Returns (direction, id, edge) for what the paper builds on, then for what builds on it."""
    up = [("builds on", edge.id, edge) for edge in sheet.paper.builds_on]
    return up + [("built on by", name, edge) for name, edge in sheet.builders]


def result_columns(results: "Sequence[Result]", *, sources: bool) -> list[str]:
    """Returns the columns of a results table, without empty ones."""
    columns = ["benchmark", "split", "metric", "score", "model"]
    if not any(result.split for result in results):
        columns.remove("split")
    return columns + (["source"] if sources else [])


def result_cells(result: "Result", columns: Sequence[str], languages: Languages) -> list[str]:
    """Returns the cells of one row of a results table."""
    cells = {
        "benchmark": result.benchmark,
        "split": label(result.split, languages) if result.split else "",
        "metric": metric_name(result.metric, languages),
        "score": str(result.score),
        "model": result.model,
        "source": result.source,
    }
    return [cells[column] for column in columns]
