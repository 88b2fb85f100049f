"""The JSON Schemas of the catalogue files, made from the types of the records."""

from typing import Any

import msgspec

from plmref.records.paper import Paper
from plmref.records.term import Term

FILES = {"papers": Paper, "terms": Term}


def json_schema(file: str) -> dict[str, Any]:
    """Returns the JSON Schema (draft 2020-12) of `data/papers.yaml` ("papers") or `data/terms.yaml` ("terms")."""
    schema = msgspec.json.schema(list[FILES[file]])  # type: ignore[valid-type]  # a type made at run time
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"plmref: data/{file}.yaml",
        **schema,
    }
