"""Papers that nobody wrote, as many as a test wants, alike for the same seed: crowded years, and a lineage."""

import random
from typing import Any

import msgspec

from plmref.records.paper import Paper
from tests.library.catalogues import record

_YEARS = {2015: 1, 2016: 1, 2017: 3, 2018: 8, 2019: 30, 2020: 30, 2021: 20, 2022: 15, 2023: 10}
_ARCHITECTURES = {"transformer-encoder": 40, "transformer-decoder": 25, "transformer": 15, "lstm": 10, "": 10}
_TOPICS = ("pre-training", "fine-tuning", "chinese-models", "text-generation", "transfer-learning")
_RELATIONS = ("extends", "uses", "initialised-from", "contrasts-with")
_NAMES = ("BERT", "GPT", "LongFormer", "T5", "ERNIE", "StructBERT", "DistilledLanguageModel")


def generated_papers(count: int, seed: int = 1) -> list[Paper]:
    """Returns `count` papers; a tenth has dates of a year or a month alone."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    papers: list[dict[str, Any]] = []
    for number in range(count):
        papers.append(_generated(chance, number, papers))
    return [msgspec.convert(paper, Paper) for paper in papers]


def _generated(chance: random.Random, number: int, older: list[dict[str, Any]]) -> dict[str, Any]:
    year = _drawn(chance, _YEARS)
    date = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"[: chance.choice([10] * 18 + [7, 4])]
    architecture = _drawn(chance, _ARCHITECTURES)
    built_on = chance.sample(older, min(len(older), chance.randint(0, 3)))
    return record(
        f"paper-{number}",
        names=[f"{chance.choice(_NAMES)}-{number}"],
        date=date,
        topics=chance.sample(_TOPICS, chance.randint(1, 3)),
        sizes=[{"name": "x", "parameters": int(10 ** chance.uniform(7, 11.5)), "source": "Table 1"}],
        builds_on=[
            {"id": paper["id"], "relation": chance.choice(_RELATIONS), "how": {"en": "So."}, "source": "Section 1"}
            for paper in built_on
            if paper["date"] < date
        ],
        **({"architecture": {"term": architecture, "source": "Section 2"}} if architecture else {}),
    )


def _drawn(chance: random.Random, weights: dict[Any, int]) -> Any:
    return chance.choices(list(weights), list(weights.values()))[0]
