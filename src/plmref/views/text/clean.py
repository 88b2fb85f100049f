"""Text of records, made harmless: what a record says never moves a cursor, colours a line or turns its direction."""

# C0 and C1 control characters but tab and newline, and the characters that override the direction of text
# (Unicode Annex 9). Escape sequences lose their ESC and are then ordinary letters.
_LOW = [*range(0x09), *range(0x0B, 0x20)]
_HIGH = [*range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_REMOVED = dict.fromkeys([*_LOW, *_HIGH])
_ESCAPED = {chr(point): f"\\u{point:04x}" for point in _HIGH}


def clean(text: str) -> str:
    """Returns `text` without control characters; tabs and newlines stay."""
    return text if text.isprintable() else text.translate(_REMOVED)


def one_line(text: str) -> str:
    """Returns `text` without control characters and on one line."""
    return " ".join(clean(text).split())


def escape_controls(json_text: str) -> str:
    """Returns JSON text whose control characters are all written as escapes (json.dumps leaves those above 0x1f)."""
    # Nearly always there is none; to look for each takes a tenth of the time of looking at each character.
    for char, escape in _ESCAPED.items():
        if char in json_text:
            json_text = json_text.replace(char, escape)
    return json_text
