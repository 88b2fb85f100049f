"""JSON in UTF-8, with an envelope that says what it is, or as JSON Lines without one."""

import json
from collections.abc import Iterable
from typing import Any

from plmref.views.text.clean import escape_controls

SCHEMA = 1  # of the envelope and the items; changes when a key changes its meaning or goes


def json_document(command: str, total: int, items: list[Any]) -> str:
    """Returns the envelope around all items."""
    envelope = {"schema": SCHEMA, "command": command, "total": total, "items": items}
    return escape_controls(json.dumps(envelope, ensure_ascii=False, indent=2)) + "\n"


def json_lines(items: Iterable[Any]) -> str:
    """Returns one item a line."""
    return "".join(escape_controls(json.dumps(item, ensure_ascii=False)) + "\n" for item in items)
