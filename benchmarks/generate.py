"""Libraries of any size, made of nothing: ``python -m benchmarks.generate 100000 library.jsonl`` (or ``.bib``).

Records have the fields of arXiv's metadata snapshot. They are the same on every machine, and a small library is the
beginning of a large one. Their words are those of `benchmarks.language`; 5 % are in Chinese.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks import language

CHINESE: Final = 0.05
_REPEATED: Final = 0.21  # of an abstract's words stand in it already
_HYPHENATED: Final = 0.044  # of a title's words
_BETWEEN: Final = 43  # words from one hyphenated word of an abstract to the next
_ACCENTED: Final = 0.03  # of the records have a letter that is not ASCII
_WITH_DOI: Final = 0.4
_FIRST_YEAR, _YEARS = 2008, 17
_SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"

Record = dict[str, str]


def records() -> Iterator[Record]:
    """Yields records without end."""
    chance = random.Random("a library")
    titles, abstracts = language.english()
    twofold = language.hyphenated(abstracts)
    han = language.chinese()
    people = _people(chance, titles)
    weights = [1 / (rank + 300) ** 0.6 for rank in range(len(people))]
    total = 0.0
    cumulated = [total := total + weight for weight in weights]
    numbers: Counter[str] = Counter()
    number = 0
    while True:
        number += 1
        month = chance.randrange(12 * _YEARS)
        date = f"{_FIRST_YEAR + month // 12}-{month % 12 + 1:02}"
        numbers[date] += 1
        record = {"id": f"{date[2:4]}{date[5:]}.{numbers[date]:05}"}
        if chance.random() < CHINESE:
            record["title"] = "".join(han.draw(chance, chance.choice((5, 6, 7, 8, 9, 10, 12))))
            record["authors"] = ", ".join(
                chance.choice(_SURNAMES) + "".join(han.draw(chance, 1))[:2] for _ in range(chance.choice((1, 2, 3, 4)))
            )
            record["abstract"] = _chinese_abstract(chance, han)
        else:
            record["title"] = _title(chance, titles, twofold)
            names = dict.fromkeys(chance.choices(people, cum_weights=cumulated, k=_team(chance)))
            *others, last = names
            record["authors"] = f"{', '.join(others)} and {last}" if others else last
            record["abstract"] = _abstract(chance, abstracts, twofold)
        record["update_date"] = f"{date}-{chance.randrange(1, 29):02}"
        if chance.random() < _WITH_DOI:
            record["doi"] = f"10.99999/made.{number}"
        yield record


def _people(chance: random.Random, words: language.Words) -> list[str]:
    """Returns names, of which some people share a part."""
    common = set(language.COMMON)
    rare = [word.title() for word in words.draw(chance, 60_000) if len(word) > 3 and word not in common]
    family = list(dict.fromkeys(rare))
    given = family[:400]
    return [f"{chance.choice(given)} {chance.choice(family)}" for _ in range(200_000)]


def _team(chance: random.Random) -> int:
    return chance.choice((1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 8))


def _title(chance: random.Random, words: language.Words, twofold: language.Words) -> str:
    found = words.draw(chance, max(2, min(30, round(chance.lognormvariate(2.2, 0.41)))))
    for place in range(len(found)):
        if chance.random() < _HYPHENATED:
            found[place] = twofold.draw(chance, 1)[0]
    text = " ".join(found)
    return text[0].upper() + text[1:]


def _abstract(chance: random.Random, words: language.Words, twofold: language.Words) -> str:
    """Returns an abstract as the snapshot has it: indented, in lines, with a full stop now and then."""
    length = max(20, min(400, round(chance.gauss(135.7, 44))))
    new = words.draw(chance, round(length * (1 - _REPEATED)))
    found = new + chance.choices(new, k=length - len(new))
    if chance.random() < _ACCENTED:
        found[chance.randrange(length)] = "naïve"
    for place in range(chance.randrange(_BETWEEN), length, _BETWEEN):
        found[place] = f"{twofold.draw(chance, 1)[0]}."
    lines = (" ".join(found[start : start + 12]) for start in range(0, len(found), 12))
    return f"  {chr(10).join(lines).rstrip('.')}.\n"


def _chinese_abstract(chance: random.Random, words: language.Words) -> str:
    found = words.draw(chance, chance.randrange(60, 130))
    for place in range(9, len(found), 10):
        found[place] = chance.choice(("，", "。", "，基于Transformer的", "，BERT", "；"))
    return "".join(found) + "。"


def write(count: int, file: Path) -> None:
    """Writes that many records, as BibTeX if the file's name says so, else as JSON Lines; whole or not at all."""
    aside = file.with_name(f"{file.name}.part")
    line = _bibtex if file.suffix == ".bib" else _json
    with aside.open("w", encoding="utf-8") as out:
        out.writelines(map(line, islice(records(), count)))
    aside.replace(file)


def _json(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def _bibtex(record: Record) -> str:
    authors = " and ".join(record["authors"].replace(" and ", ", ").split(", "))
    fields = {
        "title": record["title"],
        "author": authors,
        "year": record["update_date"][:4],
        "eprint": record["id"],
        "archiveprefix": "arXiv",
        "abstract": " ".join(record["abstract"].split()),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{made-{record['id']},\n{body}}}\n\n"


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
