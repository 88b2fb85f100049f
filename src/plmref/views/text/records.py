"""Records as plain values, as a catalogue writes them."""

from decimal import Decimal
from typing import Any

import msgspec

from plmref.records.entry import Entry
from plmref.records.paper import Paper


def plain(record: Paper | Entry) -> dict[str, Any]:
    """Returns a record in dicts and lists; what is not known is left out, if the record may do without it."""
    needed = {field.name for field in msgspec.structs.fields(type(record)) if field.required}
    value = {name: _known(item) for name, item in msgspec.to_builtins(record, builtin_types=(Decimal,)).items()}
    value.pop("line", None)  # where an entry stood in a file that nobody has got
    return {name: item for name, item in value.items() if item not in (None, [], {}, "") or name in needed}


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        known = ((name, _known(item)) for name, item in value.items())
        return {name: item for name, item in known if item not in (None, [], {})}
    return [_known(item) for item in value] if isinstance(value, list) else value
