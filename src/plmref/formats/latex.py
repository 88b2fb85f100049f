r"""LaTeX in bibliographies as plain text: accents, symbols, dashes, ties. The only module that imports pylatexenc.

Each command is looked at by itself. pylatexenc on whole values is slow, recurses as deep as the braces, raises on
`\href`, and drops the arguments of commands that it has no text for (`\texttt{BERT}`); nothing may be lost here.
"""

import functools
import re
from typing import Any

# `$5 and $6` is no formula, but it does no harm to leave it alone. The bounds keep a lone `$` or `\(` cheap.
_MATH = re.compile(r"((?<!\\)\$(?:[^$\\]|\\.){1,400}\$|\\\([^\n]{1,400}?\\\))", re.DOTALL)

# An accent and what stands below it. What is nested is set from the inside outwards, a round a level.
_ACCENT = re.compile(
    r"""\\(?:['`^"~=.]|[uvHtcdbrk](?![a-zA-Z]))\s*
    (?:\{\s*(?:\\[a-zA-Z]{1,12}\s*|[^\\{}\s])[^\\{}]{0,8}\}|\\[a-zA-Z]{1,12}\s*(?:\{\})?|[^\s{}\\])""",
    re.VERBOSE,
)
_ACCENTS = "'`^\"~=.uvHtcdbrk"
_MOST_STACKED = 4

# Commands whose argument is not text of the title.
_HIDDEN = re.compile(r"\\(?:href|noopsort|cite[pt]?|label|vspace|hspace|color|textcolor)\s*\{[^{}]{0,2000}\}")

# It begins with one class of characters, and looks back at which it was: `re` skips to the next one of these then.
_TOKEN = re.compile(
    r"""[\\{}`'~-](?:
    (?<=\\)([a-zA-Z]+)\*?[ \t\r\n]*(?:\{\})?
    |(?<=\\)(.)
    |(?<=[{}])|(?<=-)--?|(?<=`)`|(?<=')'|(?<=\S~)~*(?=\S)
    )""",
    re.VERBOSE | re.DOTALL,
)
_TYPOGRAPHY = {"--": "–", "---": "—", "``": "“", "''": "”"}
_SPACES = {"\\": " ", ",": " ", ";": " ", ":": " ", " ": " ", "\n": " ", "\t": " ", "-": "", "/": "", "!": ""}
_SILENT = ("item", "today")
# Characters of ASCII, which the library takes for the accents that look like them.
_ASCII = {"textasciicircum": "^", "textasciitilde": "~"}
_LOGOS = ("LaTeX", "TeX", "BibTeX", "LaTeXe", "XeTeX")

_ESCAPED_IN_URL = re.compile(r"\\([%&_#~$^{}-])(?:\{\})?|[{}]|\\(?:url|path|nolinkurl)\b|\\textasciitilde(?:\{\})?\s*")


def plain(text: str) -> str:
    """Returns LaTeX as plain text on one line; `$math$` is left as it is, and no word of the text is lost."""
    if _has_latex(text):
        text = _without_latex(text)
    elif not ("\n" in text or "  " in text or "\t" in text or "&amp;" in text):
        return text.strip()
    # Publishers' exports escape an ampersand twice.
    return " ".join(text.split()).replace("&amp;", "&")


def address(text: str) -> str:
    r"""Returns a URL as a browser takes it, without the escapes that LaTeX wants: `\_`, `\%`, `\url{...}`."""
    if "\\" not in text and "{" not in text and "}" not in text:
        return text.strip()
    return _ESCAPED_IN_URL.sub(lambda found: found[1] or ("~" if "tilde" in found[0] else ""), text).strip()


def _has_latex(text: str) -> bool:
    # On an abstract, this is several times faster than a regular expression.
    return "\\" in text or "{" in text or "}" in text or "~" in text or "--" in text or "``" in text or "''" in text


def _without_latex(text: str) -> str:
    if "$" not in text and "\\(" not in text:
        return _prose(text)
    # Formulas are every other piece.
    return "".join(piece if odd else _prose(piece) for piece, odd in _alternating(_MATH.split(text)))


def _alternating(pieces: list[str]) -> list[tuple[str, bool]]:
    return [(piece, bool(index % 2)) for index, piece in enumerate(pieces)]


def _prose(text: str) -> str:
    if "\\" in text:
        text = _HIDDEN.sub("", text)
        for _ in range(_MOST_STACKED):
            text, count = _ACCENT.subn(lambda found: _accented(found[0]), text)
            if not count:
                break
    return _TOKEN.sub(_token, text)


def _token(found: re.Match[str]) -> str:
    name, escaped = found.groups()
    if name:
        return _symbol(name)
    if escaped:
        return _SPACES.get(escaped, "" if escaped in _ACCENTS else escaped)
    mark = found[0]
    return "" if mark in "{}" else _TYPOGRAPHY.get(mark, " ")


@functools.lru_cache(maxsize=4096)
def _accented(command: str) -> str:
    # A dotless i under an accent is an i; Unicode composes only that.
    command = re.sub(r"\\([ij])(?![a-zA-Z])\s*", r"\1", command).replace("ı", "i")
    return str(_converter().latex_to_text(command))


@functools.lru_cache(maxsize=1024)
def _symbol(name: str) -> str:
    r"""Returns what `\name` stands for by itself; a command that only sets type, or is unknown, stands for nothing."""
    if name in _LOGOS:
        return name
    if name in _ASCII:
        return _ASCII[name]
    spec = _converter().latex_context.get_macro_spec(name)
    text = getattr(spec, "simplify_repl", None)
    # Other commands are functions or patterns there: they set their arguments in type, which stay where they are.
    return text.strip() if isinstance(text, str) and "%" not in text and name not in _SILENT else ""


@functools.cache
def _converter() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="verbatim", strict_latex_spaces="macros", keep_comments=True)
