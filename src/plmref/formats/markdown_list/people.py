"""Names of people: what a list of authors looks like, and what does not."""

import re
import unicodedata

from plmref.formats.markdown_list.vocabulary import words_of
from plmref.records.paper import Author

_AND = re.compile(r"\s+(?:and|with)\s+|\s*[&;；、]\s*|\s+&\s+", re.IGNORECASE)
_OTHERS = re.compile(
    r"\s*[,，]?\s*(?:(?:and|&)\s+)?(?:et\.?\s*al\.?(?![a-z])|others|等人?|\.\.\.|…)[.。]?\s*", re.IGNORECASE
)
_PARTICLES = frozenset(words_of("van von der den de del della di da dos du la le el al bin ibn ter ten af zu"))
_SUFFIXES = frozenset(words_of("jr jr. sr sr. ii iii iv"))
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]+)*")
_MARKS = "∗*†‡§¶#^ \t.0123456789"
_LONGEST = 4_000
# Capitalised words of the field, which would pass for family names in a bullet such as "Masked Language Model, BERT".
_NO_PERSON = frozenset(
    words_of(
        "language model models learning translation network networks task tasks prediction answering data dataset "
        "datasets training "
        "pretraining attention transformer transformers embedding embeddings generation recognition classification "
        "analysis systems "
        "system university institute research lab team survey paper papers code workshop conference journal neural "
        "deep machine text "
        "word sentence question knowledge graph dialogue the our this we new large masked based using with for from "
        "model's"
    )
)


def read_authors(text: str, *, alone: bool = True, expected: bool = False) -> list[Author]:
    """Returns the authors that `text` lists, or [] if it is not a list of people.

    Args:
        text: such as "Jacob Devlin et al." or "Dai, A. and Le, Q.".
        alone: whether one name without "et al." is enough.
        expected: whether names are what stands here, in italics or behind a label. Then Chinese names and names in
            capitals count, which look like any other words.
    """
    text = " ".join(text[:_LONGEST].split()).strip(" .,;*_")
    bare = _OTHERS.sub(" ", text).strip(" ,，;")
    others = bare != text.strip(" ,，;")
    if not bare or any(char in bare for char in '[](){}<>/|=?!:："“”'):
        return []
    names = _split(bare)
    people = [_author(name, expected) for name in names]
    known = [person for person in people if person]
    if len(known) < len(people) or (len(known) == 1 and not others and not (alone and _full(known[0]))):
        return []
    return known


def _full(author: Author) -> bool:
    return bool(author.given or author.zh)


def _split(text: str) -> list[str]:
    parts = [part.strip(" ,，") for part in _AND.split(text) if part.strip(" ,，")]
    # BibTeX's order: every name has one comma, "Hamrick, Jessica B and Bapst, Victor".
    if len(parts) > 1 and all(part.count(",") == 1 and len(part.partition(",")[0].split()) == 1 for part in parts):
        return parts
    names = [name.strip() for part in parts for name in re.split(r"[,，]", part) if name.strip()]
    # Only the first is turned round, "Liu, Pengfei, Weizhe Yuan", as in some citation styles.
    if len(names) > 2 and " " not in names[0] + names[1] and all(" " in name for name in names[2:]):
        return [f"{names[0]}, {names[1]}", *names[2:]]
    return _without_suffixes(names)


def _without_suffixes(names: list[str]) -> list[str]:
    kept: list[str] = []
    for name in names:
        if kept and name.casefold() in _SUFFIXES:
            kept[-1] = f"{kept[-1]} {name}"
        else:
            kept.append(name)
    return kept


def _author(name: str, expected: bool) -> Author | None:
    name = name.strip(_MARKS) + ("." if re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", name.strip()) else "")
    if expected and _HAN_NAME.fullmatch(name):
        return Author(family=name, zh=name)
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma:
        return Author(family=family, given=given) if _person(f"{given} {family}", expected) else None
    words = name.split()
    if not _person(name, expected):
        return None
    if len(words) > 1 and len(words[-1].strip(".")) == 1 and len(words[0].strip(".")) > 1:
        return Author(family=words[0], given=" ".join(words[1:]))
    start = len(words) - 1
    while start > 1 and words[start].casefold() in _SUFFIXES:
        start -= 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return Author(family=" ".join(words[start:]), given=" ".join(words[:start]) or None)


def _person(name: str, capitals: bool) -> bool:
    """Tells whether every word is capitalised like a name; acronyms and words of prose are none."""
    words = name.split()
    if not 1 <= len(words) <= 6 or len(name) > 50 or any(word.casefold() in _NO_PERSON for word in words):
        return False
    return all(word in _PARTICLES or _name_word(word, capitals) for word in words) and any(
        len(word.strip(".")) > 1 and word not in _PARTICLES for word in words
    )


def _name_word(word: str, capitals_allowed: bool) -> bool:
    letters = [char for char in word if char.isalpha()]
    if not letters or not all(char.isalpha() or unicodedata.combining(char) or char in ".-'’`´‐¨" for char in word):
        return False
    # Initials ("M.", "J.-P.", "TJ") are short; a longer word in capitals is an acronym.
    capitals = sum(char.isupper() for char in letters)
    return (
        letters[0].isupper()
        and (capitals_allowed or capitals < len(letters) or len(letters) <= 2 or "." in word or "-" in word)
    ) or (letters[0].islower() and len(letters) > 2 and letters[1].isupper() and word.casefold() not in _PARTICLES)
