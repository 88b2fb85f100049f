"""The JSON Schemas of the catalogue files, made from the types of the records."""

from typing import Any

import msgspec

from plmref.records.paper import Paper
from plmref.records.term import Term

FILES = {"papers": Paper, "terms": Term}


def json_schema(file: str) -> dict[str, Any]:
    """Returns the JSON Schema (draft 2020-12) of `data/papers.yaml` ("papers") or `data/terms.yaml` ("terms")."""
    schema = _with_numbers(msgspec.json.schema(list[FILES[file]]))  # type: ignore[valid-type]  # a type made at run time
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"plmref: data/{file}.yaml",
        **schema,
    }


def _with_numbers(schema: Any) -> Any:
    """Returns a schema in which a decimal is a number, as in the files, and not text, as msgspec has it."""
    if isinstance(schema, dict):
        options = schema.get("anyOf", [schema])
        if {"type": "string", "format": "decimal"} in options:
            return {"type": "number"}
        return {key: _with_numbers(value) for key, value in schema.items()}
    return [_with_numbers(value) for value in schema] if isinstance(schema, list) else schema
