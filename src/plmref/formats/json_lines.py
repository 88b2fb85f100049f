"""JSON Lines as records: papers of our own schema, entries as plmref writes them, and arXiv's metadata snapshot.

A line at a time: neither the file nor its records are held. What a line is, is told by its keys.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from plmref.formats.arxiv_metadata import Metadata, entry_of
from plmref.formats.decode import decode
from plmref.records.entry import Entry
from plmref.records.finding import Finding
from plmref.records.paper import Paper

R = TypeVar("R", Paper, Entry)


class _Keys(Metadata):
    """A line of any kind, decoded as far as it takes to tell which; arXiv's, which are millions, are done then."""

    key_points: msgspec.Raw = msgspec.Raw()
    sources: msgspec.Raw = msgspec.Raw()


_decoder = msgspec.json.Decoder(_Keys)
_paper_decoder = msgspec.json.Decoder(Paper)
_entry_decoder = msgspec.json.Decoder(Entry)


def read_json_lines(lines: Iterable[str], path: str) -> Iterator[Entry | Paper | Finding]:
    """Yields the record of each line, or what is wrong with it; blank lines are passed over. It never fails.

    An entry's `line` is the one that it stands in, whatever it says itself.
    """
    for number, line in enumerate(lines, start=1):
        if line.isspace() or not line:
            continue
        try:
            yield from _records(line, number, path)
        except (msgspec.DecodeError, UnicodeError) as error:
            yield Finding("json", path, number, "", "", _plain(error))
        except RecursionError:
            yield Finding("json", path, number, "", "", "nested too deep")


def _records(line: str, number: int, path: str) -> Iterable[Entry | Paper | Finding]:
    try:
        keys = _decoder.decode(line)
    except msgspec.ValidationError:
        # JSON, but not of arXiv's types: whatever it is, it has problems, which its own schema tells.
        value = msgspec.json.decode(line)
        if not isinstance(value, dict):
            raise
        if "key_points" in value or "sources" in value:
            return _checked(value, Paper, number, path)
        return _checked(value, Entry, number, path)
    if keys.key_points or keys.sources:
        return _strict(line, _paper_decoder, Paper, number, path)
    if keys.is_arxiv:
        found = entry_of(keys, number)
        return (found if isinstance(found, Entry) else Finding("broken-entry", path, number, keys.id, "", found),)
    return _strict(line, _entry_decoder, Entry, number, path)


def _strict(
    line: str, decoder: msgspec.json.Decoder[R], kind: type[R], number: int, path: str
) -> Iterator[Entry | Paper | Finding]:
    try:
        yield _placed(decoder.decode(line), number)
    except msgspec.ValidationError:
        yield from _checked(msgspec.json.decode(line), kind, number, path)


def _checked(value: Any, kind: type[R], number: int, path: str) -> Iterator[Entry | Paper | Finding]:
    """Yields the record, or everything that is wrong with it."""
    decoded = decode(value, kind)
    if not isinstance(decoded, list):
        yield _placed(decoded, number)
        return
    name = value.get("id")
    for problem in decoded:
        yield Finding("schema", path, number, name if isinstance(name, str) else "", problem.path, problem.message)


def _placed(record: Paper | Entry, number: int) -> Paper | Entry:
    return msgspec.structs.replace(record, line=number) if isinstance(record, Entry) else record


def _plain(error: Exception) -> str:
    if isinstance(error, UnicodeError):
        return "not JSON: half of a character stands alone"
    message = str(error)  # "Object missing ...", but "JSON is malformed"
    return message if message.startswith("JSON") else message[:1].lower() + message[1:]
