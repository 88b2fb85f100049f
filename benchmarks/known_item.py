"""How often a paper is among the first ten when three words of its title are typed, also with one typing mistake.

Run by the environment that plmref is installed in: ``python -I known_item.py LIBRARY CACHE COUNT``. Words of less
than three letters and function words are not typed. A mistake is one letter left out, put in, replaced or swapped
with the next, in one word of four letters or more. A record of the very same title counts as found.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[a-z]{3,}")


def main(file: Path, cache: Path, count: int) -> None:
    """Prints the two shares."""
    from plmref.library.library import Library
    from plmref.library.needs import FUNCTION_WORDS
    from plmref.library.sources import Source

    chance = random.Random("known items")
    asked = []
    titles = list(dict.fromkeys(_titles(file)))
    chance.shuffle(titles)
    for title in titles:
        words = list(dict.fromkeys(word for word in _WORD.findall(title.lower()) if word not in FUNCTION_WORDS))
        if title.isascii() and len(words) >= 3 and any(len(word) > 3 for word in words):
            asked.append((title, chance.sample(words, 3)))
        if len(asked) == count:
            break
    with Library.open(sources=[Source(file.name, file)], cache=cache) as library:
        found = [0, 0]
        for title, words in asked:
            for place, typed in enumerate((words, _mistyped(chance, words))):
                hits = library.search(" ".join(typed), limit=10).hits
                found[place] += any(hit.row.title.en.lower() == title.lower() for hit in hits)
    print(*(number / len(asked) for number in found))


def _titles(file: Path) -> Iterator[str]:
    """Yields the title of every record, or of one in fifty of a large file."""
    if file.suffix == ".bib":
        from plmref.formats.bibtex import bibtex_entries
        from plmref.records.entry import Entry

        found = bibtex_entries(file.read_text("utf-8", "replace"), str(file))
        yield from (entry.title for entry in found if isinstance(entry, Entry))
        return
    every = 50 if file.stat().st_size > 2**26 else 1
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                yield json.loads(line)["title"]


def _mistyped(chance: random.Random, words: list[str]) -> list[str]:
    place = chance.choice([place for place, word in enumerate(words) if len(word) > 3])
    word = words[place]
    while word == words[place]:
        at = chance.randrange(len(word))
        word = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + chance.choice(LETTERS) + word[at:],
                word[:at] + chance.choice(LETTERS) + word[at + 1 :],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            )
        )
    return [*words[:place], word, *words[place + 1 :]]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
