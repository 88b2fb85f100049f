"""What the REFs of a command line, or the lines of stdin in place of `-`, mean."""

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from plmref.errors import AmbiguousName, PaperNotFound, PlmrefError

T = TypeVar("T")


def find_each(
    refs: Iterable[str], find: Callable[[str], T], name: Callable[[T], str]
) -> tuple[list[T], list[PlmrefError]]:
    """Returns what every REF means, each once by its name, and an error for every REF that means no single paper."""
    found: dict[str, T] = {}
    errors: list[PlmrefError] = []
    for ref in refs:
        try:
            one = find(ref)
        except (PaperNotFound, AmbiguousName) as error:
            errors.append(error)
        else:
            found.setdefault(name(one), one)
    return list(found.values()), errors


def find_named(
    refs: Sequence[str], find: Callable[[str], T], name: Callable[[T], str]
) -> tuple[list[T], list[PlmrefError]]:
    """Returns the same of REFs among which `-` stands for the lines of stdin; that these name nothing is an error."""
    named = _with_stdin(refs)
    found, errors = find_each(named, find, name)
    return found, errors if named else [*errors, PlmrefError("stdin names no paper", "one REF a line")]


def _with_stdin(refs: Sequence[str]) -> list[str]:
    """Returns the REFs with the lines of stdin, as far as they say something, in place of the first `-`."""
    if "-" not in refs:
        return list(refs)
    place = refs.index("-")
    rest = [ref for ref in refs[place + 1 :] if ref != "-"]
    return [*refs[:place], *_lines(), *rest]


def _lines() -> list[str]:
    if sys.stdin is None:  # closed by the shell
        return []
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    return [line.strip() for line in text.splitlines() if line.strip()]
