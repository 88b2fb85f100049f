"""One query of each kind, chosen from the words of a library."""

import json
import re
from collections import Counter
from itertools import islice, pairwise
from pathlib import Path
from typing import Final

_SAMPLE: Final = 10_000  # records
_WORD: Final = re.compile(r"[a-z]+")
_HAN: Final = re.compile("[\u4e00-\u9fff]+")
# What plmref takes for no content; it is looked for only if nothing else is asked.
_FUNCTION: Final = frozenset(
    ("a", "an", "and", "are", "by", "did", "do", "does", "for", "how", "in", "is", "of", "on", "or", "that", "the")
) | frozenset(("to", "was", "were", "what", "when", "where", "which", "who", "why", "with"))


def kinds(file: Path) -> dict[str, str]:
    """Returns a query of each kind, by what the table calls it."""
    with file.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in islice(lines, _SAMPLE)]
    titles = [_WORD.findall(record["title"].lower()) for record in records if record["title"].isascii()]
    texts = [set(_WORD.findall(f"{record['title']} {record['abstract']}".lower())) for record in records]
    common = Counter(word for words in texts for word in words)
    content = {word: count / len(records) for word, count in common.items() if word not in _FUNCTION and len(word) > 3}
    titled = Counter(word for words in titles for word in words)
    rare = next(word for words in titles for word in words if common[word] == 1 and len(word) > 7)
    medium = _nearest(content, 0.02)
    pair = [_nearest(content, 0.1), _nearest(content, 0.12)]
    beside = Counter(two for words in titles for two in pairwise(words) if all(len(word) > 3 for word in two))
    [(phrase, _)] = beside.most_common(1)
    [(beginning, _)] = Counter(word[:4] for word in content if len(word) > 4).most_common(1)
    mistyped = next(word for word, count in titled.items() if count > 3 and len(word) > 8)
    runs = [run for record in records for run in _HAN.findall(record["title"])]
    [(run, _)] = Counter(run[start : start + 4] for run in runs for start in range(len(run) - 3)).most_common(1)
    [(character, _)] = Counter("".join(runs)).most_common(1)
    return {
        "rare word": rare,
        "word of 2 %": medium,
        "word of half of all": _nearest(content, 0.5),
        "stop word": "the",
        "two words": " ".join(pair),
        "phrase": f'"{" ".join(phrase)}"',
        "beginning of many words": beginning,
        "typing mistake": mistyped[:3] + mistyped[4] + mistyped[3] + mistyped[5:],
        "1 Chinese character": character,
        "2 Chinese characters": run[:2],
        "3 Chinese characters": run[:3],
        "4 Chinese characters": run,
    }


def _nearest(shares: dict[str, float], wanted: float) -> str:
    return min(shares, key=lambda word: (abs(shares[word] - wanted), word))
