"""Records as plain values, to change one thing in them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

Path = tuple[str | int, ...]

# These must stand in a record even where they are empty.
_NEEDED = ("names", "organizations", "topics")


def plain(record: msgspec.Struct) -> Any:
    """Returns a record in dicts and lists, as a catalogue writes it: None and empty left out."""
    return _written(msgspec.to_builtins(record, builtin_types=(Decimal,)))


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        items = ((name, _written(item)) for name, item in value.items())
        return {name: item for name, item in items if item not in (None, [], {}) or name in _NEEDED}
    return [_written(item) for item in value] if isinstance(value, list) else value


def paths(value: Any, above: Path = ()) -> Iterator[Path]:
    """Yields the path of everything inside a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inside:
        yield (*above, step)
        yield from paths(item, (*above, step))


def told(path: Path) -> str:
    """Returns a path as findings tell it: "sizes[0].layers"."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def at(value: Any, path: Path) -> Any:
    """Returns what stands at `path` in a value."""
    for step in path:
        value = value[step]
    return value


def put(value: Any, path: Path, new: Any) -> Any:
    """Returns a copy of a value with something else at `path`; one past the end of a list is added."""
    if not path:
        return new
    step, *rest = path
    if isinstance(value, list):
        assert isinstance(step, int)
        old = value[step] if step < len(value) else None
        return [*value[:step], put(old, tuple(rest), new), *value[step + 1 :]]
    return {**value, step: put(value.get(step), tuple(rest), new)}


def without(value: Any, path: Path) -> Any:
    """Returns a copy of a value in which the key at the end of `path` is missing."""
    step, *rest = path
    if rest:
        return put(value, (step,), without(value[step], tuple(rest)))
    return {name: item for name, item in value.items() if name != step}
