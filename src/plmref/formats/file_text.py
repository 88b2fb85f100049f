"""Bytes of a user's file as text, whatever the encoding."""

import codecs
import re

from plmref.records.finding import Finding

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]

# As JabRef (`% Encoding: GB18030`) and Emacs (`% -*- coding: latin-1 -*-`) write it. Only encodings of natural text:
# Python would also run `punycode` and `unicode_escape`. What is UTF-8 is known by itself, and UTF-16 by its mark.
_DECLARED = re.compile(
    rb"(?:en)?coding[:=]\s*((?:gb|big5|cp|windows|iso|latin|l\d|koi8|mac|shift|euc|ascii|us-ascii|hz)[\w.-]*)",
    re.IGNORECASE,
)

# Both bytes of a character of GB 2312, which is nearly all of a Chinese text.
_GB_PAIR = re.compile(rb"[\xa1-\xfe]{2}")
_ASCII = bytes(range(128))


def decode_text(content: bytes, path: str) -> tuple[str, list[Finding]]:
    """Returns the text of a file, with line feeds at line ends and without NUL characters, and what is wrong with it.

    UTF-8, and what a byte order mark says, are taken without a word, and so is an encoding that one of the first two
    lines declares. Anything else is a guess, which a finding tells: GB18030 if the bytes look Chinese, else Latin-1.
    It never fails.
    """
    text, findings = _decoded(content, path)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (text.replace("\0", "") if "\0" in text else text), findings


def _decoded(content: bytes, path: str) -> tuple[str, list[Finding]]:
    encoding = "utf-8"
    for mark, name in _MARKS:
        if content.startswith(mark):
            content, encoding = content[len(mark) :], name
            break
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError as error:
        bad = error.start
    if encoding != "utf-8":
        message = f"not {encoding.upper()}, though it begins as such; what cannot be read is replaced"
        return content.decode(encoding, "replace"), [_finding(path, content[:bad].decode(encoding), message)]
    declared = _declared(content)
    if declared and (text := _try(content, declared)) is not None:
        return text, []
    # Latin-1 first where the bytes do not look Chinese, because nearly all bytes are GB18030 of some kind.
    guess = "GB18030" if _looks_chinese(content) and _try(content, "gb18030") is not None else "Latin-1"
    message = f"not UTF-8 (byte 0x{content[bad]:02x}); read as {guess}"
    return content.decode(guess), [_finding(path, content[:bad].decode("latin-1"), message)]


def _declared(content: bytes) -> str | None:
    head = b"\n".join(content[:1000].splitlines()[:2])
    found = _DECLARED.search(head)
    return found[1].decode("ascii") if found else None


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _looks_chinese(content: bytes) -> bool:
    """Tells whether the bytes above ASCII come in pairs; those of a European text stand between letters."""
    high = content.translate(None, _ASCII)
    # A run of high bytes pairs up whatever it is; what stands alone between ASCII bytes does not.
    return 2 * sum(1 for _ in _GB_PAIR.finditer(content)) >= 0.7 * len(high)


def _finding(path: str, before: str, message: str) -> Finding:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    return Finding("encoding", path, lines + 1, "", "", message)
