"""Text and addresses as Markdown has them, so that a reader gets back what was written."""

import html
import re
from urllib.parse import quote

# What Markdown would act on: marks of emphasis, code and links; `_` not inside a word; what begins a tag.
_INLINE = re.compile(r"[\\`*\[\]]|~(?=~)|(?<=~)~|(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[a-z/!?])", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w+;?")
_ADDRESS = re.compile(r"(https?):(?=//)", re.IGNORECASE)
# At the beginning of a bullet this would begin a list in it.
_NUMBER = re.compile(r"\d{1,9}[.)]")
# An address that needs no brackets around it.
_BARE = re.compile(r"https?://[A-Za-z0-9./_~%#?=&:+-]*[A-Za-z0-9/=]", re.IGNORECASE)
_UNSAFE_IN_PATH = re.compile(r"[\s%?#()<>\"'\\]")


def escaped(text: str) -> str:
    """Returns a line of text in which nothing is markup, not even an address."""
    text = _TAG.sub("&lt;", _INLINE.sub(r"\\\g<0>", _without_entities(text)))
    return _ADDRESS.sub(r"\1\\:", text)


def bullet(text: str) -> str:
    """Returns `escaped` text that can stand behind the mark of a bullet."""
    shown = escaped(text)
    if number := _NUMBER.match(shown):
        return f"{number[0][:-1]}\\{shown[number.end() - 1 :]}"
    return f"\\{shown}" if shown[:1] in "-+#>=~|" and not shown.startswith("\\") else shown


def address(url: str) -> str:
    """Returns an address in the brackets of a link."""
    return f"<{_without_entities(url)}>" if re.search(r"[()]", url) else _without_entities(url)


def is_bare(url: str) -> bool:
    """Tells whether an address can stand by itself."""
    return bool(_BARE.fullmatch(url)) and html.unescape(url) == url


def path(name: str) -> str:
    """Returns the path of a file in the brackets of a link; letters of all languages stay as they are."""
    return _without_entities(_UNSAFE_IN_PATH.sub(lambda found: quote(found[0], safe=""), name))


def _without_entities(text: str) -> str:
    return _ENTITY.sub(
        lambda found: found[0].replace("&", "&amp;") if html.unescape(found[0]) != found[0] else found[0], text
    )
