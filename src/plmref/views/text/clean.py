"""Text of records, made harmless: what a record says never moves a cursor, colours a line or turns its direction."""

import re

# C0 and C1 control characters but tab and newline, and the characters that override the direction of text
# (Unicode Annex 9). Escape sequences lose their ESC and are then ordinary letters.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """Returns `text` without control characters; tabs and newlines stay."""
    return _CONTROLS.sub("", text)


def one_line(text: str) -> str:
    """Returns `text` without control characters and on one line."""
    return _BLANKS.sub(" ", clean(text)).strip()


def escape_controls(json_text: str) -> str:
    """Returns JSON text whose control characters are all written as escapes (json.dumps leaves those above 0x1f)."""
    return re.sub("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", lambda found: f"\\u{ord(found[0]):04x}", json_text)
