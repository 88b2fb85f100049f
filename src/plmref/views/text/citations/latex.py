"""Text as LaTeX reads it: special characters escaped and, if wanted, accents as commands."""

import unicodedata

_SPECIAL = {char: f"\\{char}" for char in "&%$#_"} | {
    "{": "\\{",
    "}": "\\}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "\\": "\\textbackslash{}",
}
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k",
}  # fmt: skip  # one line of them says more than fourteen
_LETTERS = {
    "ß": "\\ss", "æ": "\\ae", "Æ": "\\AE", "œ": "\\oe", "Œ": "\\OE", "ø": "\\o", "Ø": "\\O", "ł": "\\l", "Ł": "\\L",
    "đ": "\\dj", "Đ": "\\DJ", "ı": "\\i", "ð": "\\dh", "Ð": "\\DH", "þ": "\\th", "Þ": "\\TH",
}  # fmt: skip
_MARKS = {
    "–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'", "…": "{\\ldots}", "\u00a0": "~",
    "‐": "-", "‑": "-",
}  # fmt: skip


def escaped(text: str, *, ascii_only: bool = False) -> str:
    """Returns `text` with what LaTeX would act on escaped.

    With `ascii_only`, accented Latin letters and typographic marks become commands; what LaTeX has no command for, such
    as Han characters, stays.
    """
    return "".join(_letter(char) if ascii_only and not char.isascii() else _SPECIAL.get(char, char) for char in text)


def _letter(char: str) -> str:
    if char in _LETTERS:
        return f"{{{_LETTERS[char]}}}"
    if char in _MARKS:
        return _MARKS[char]
    decomposed = unicodedata.normalize("NFD", char)
    base, accents = decomposed[0], decomposed[1:]
    if not accents or not base.isascii() or any(accent not in _ACCENTS for accent in accents):
        return char
    text = f"\\{base}" if base in "ij" else base
    for accent in accents:
        command = _ACCENTS[accent]
        text = f"\\{command}{{{text}}}" if command.isalpha() else f"\\{command}{text}"
        if accent != accents[-1]:
            text = f"{{{text}}}"
    return f"{{{text}}}"


def verbatim(address: str) -> str:
    """Returns a URL or an identifier with what would end its field written as a URL writes it."""
    for char in '{}"\\ ':
        address = address.replace(char, f"%{ord(char):02X}")
    return address
