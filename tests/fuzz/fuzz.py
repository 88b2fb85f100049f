"""Fuzzes one reader, or the query parser, with atheris (coverage-guided), beside the tests' own Hypothesis.

    pip install atheris
    python -m tests.fuzz.fuzz markdown -max_total_time=600

The first word is one of `TARGETS`; the rest goes to libFuzzer. Readers must not raise, whatever the bytes are. An input
that breaks one is written to the current folder; keep it as a test in `tests/formats`.
"""

import sys
from collections.abc import Callable
from typing import Any


def _markdown(content: bytes) -> None:
    from plmref.formats.markdown_list import read_markdown

    for entry in read_markdown(_text(content), "fuzz.md", lambda name: len(name) % 2 == 0).entries:
        assert entry.title


def _bibtex(content: bytes) -> None:
    from plmref.formats.bibtex import read_bibtex

    for entry in read_bibtex(_text(content), "fuzz.bib").entries:
        assert entry.title


def _csl_json(content: bytes) -> None:
    from plmref.formats.csl_json import read_csl_json

    for entry in read_csl_json(_text(content), "fuzz.json").entries:
        assert entry.title


def _json_lines(content: bytes) -> None:
    from plmref.formats.json_lines import read_json_lines

    list(read_json_lines(_text(content).splitlines(keepends=True), "fuzz.jsonl"))


def _query(content: bytes) -> None:
    from plmref.errors import UsageError
    from plmref.library.query import parse_query

    try:
        parse_query(content.decode("utf-8", "replace"))
    except UsageError:
        return


def _text(content: bytes) -> str:
    from plmref.formats.file_text import decode_text

    return decode_text(content, "fuzz")[0]


TARGETS: dict[str, Callable[[bytes], None]] = {
    "markdown": _markdown,
    "bibtex": _bibtex,
    "csl-json": _csl_json,
    "jsonl": _json_lines,
    "query": _query,
}


def main() -> None:
    """Fuzzes the target that the first argument names."""
    import atheris  # no wheel for every platform: only who fuzzes needs it

    name, *options = sys.argv[1:]
    fuzzer: Any = atheris
    with fuzzer.instrument_imports(include=["plmref"]):
        TARGETS[name](b"")
    fuzzer.Setup([sys.argv[0], *options], TARGETS[name])
    fuzzer.Fuzz()


if __name__ == "__main__":
    main()
