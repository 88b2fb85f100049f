"""Parts of a citation that are set in italics, where the output can show that.

A formatter marks them with two control characters, which no record text keeps (`clean`), and which plain text drops.
"""

from plmref.views.text.clean import one_line

_BEGIN, _END = "\x0e", "\x0f"
_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|"})


def italic(text: str) -> str:
    """Returns `text` marked as italics; what is empty stays empty."""
    return f"{_BEGIN}{text}{_END}" if text else text


def plain(citation: str) -> str:
    """Returns a citation without marks, on one line."""
    return one_line(citation)


def markdown(citation: str) -> str:
    """Returns a citation in Markdown: italics between asterisks, all else literal but for addresses."""
    words = [word if "://" in word else word.translate(_MARKDOWN) for word in citation.split(" ")]
    return " ".join(words).replace(_BEGIN, "*").replace(_END, "*")
