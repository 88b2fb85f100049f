"""Names of people as reference lists have them."""

import re
from collections.abc import Sequence

from plmref.records.reference import Name


def initials(given: str, *, dot: str = ".", hyphen: str = "-") -> str:
    """Returns the initials of a given name: "Ming-Wei" is "M.-W.", "Peter J." is "P. J.".

    Args:
        given: the name; Han characters have no initials.
        dot: what stands behind each initial.
        hyphen: what stands between the initials of a name with a hyphen.
    """
    words = [word for word in re.split(r"[\s.]+", given.replace(".-", "-")) if word]
    return " ".join(hyphen.join(part[0].upper() + dot for part in word.split("-") if part) for word in words)


def whole(name: Name, *, chinese: bool = False) -> str:
    """Returns a name as it is spoken: "Yinhan Liu"; with `chinese` in Chinese, if that is known."""
    if chinese and name.zh:
        return name.zh
    return f"{name.given} {name.family}" if name.given else name.family


def joined(names: Sequence[str], last: str, two: str | None = None) -> str:
    """Returns names with commas between, and `last` before the last one, or `two` if there are but two."""
    if len(names) < 2:
        return "".join(names)
    between = two if len(names) == 2 and two is not None else last
    return ", ".join(names[:-1]) + between + names[-1]
