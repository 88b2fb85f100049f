"""REFs that stdin gives in place of `-`."""

import sys
from collections.abc import Sequence


def with_stdin(refs: Sequence[str]) -> list[str]:
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
