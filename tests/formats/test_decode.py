from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plmref.formats.catalogue import load_catalogue
from plmref.formats.decode import Problem, decode
from plmref.records.paper import Paper
from plmref.records.term import Term
from tests.conftest import TOY
from tests.formats.plain import Path, paths, plain, put, told, without
from tests.formats.strategies import valid

FULL_PAPER = load_catalogue(TOY).papers[1]
FULL = plain(FULL_PAPER)

TERM = {
    "id": "mlm",
    "kind": "objective",
    "name": {"en": "MLM", "zh": "掩码"},
    "aliases": ["cloze"],
    "definition": {"en": "Hides words.", "zh": "遮词。"},
    "see_also": ["nsp"],
}
PATHS = list(paths(FULL))

# No field takes one of these.
WRONG: list[Any] = [True, b"bytes", {"no such field": 1}]

SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def problems(value: Any, record_type: type[msgspec.Struct] = Paper) -> list[Problem]:
    result = decode(value, record_type)
    assert isinstance(result, list)
    return result


def below(path: str, above: str) -> bool:
    return path == above or path.startswith((f"{above}.", f"{above}["))


def test_a_valid_record_decodes() -> None:
    assert decode(FULL, Paper) == FULL_PAPER


@pytest.mark.parametrize(
    ("path", "value", "told_path", "message"),
    [
        (("date",), 2019, "date", "expected `str`, got `int`; quote it"),
        (("identifiers", "arxiv"), 1906.0823, "identifiers.arxiv", "expected `str | null`, got `float`; quote it"),
        (("names", 0), False, "names[0]", "expected `str`, got `bool`; quote it"),
        (("names", 0), "", "names[0]", "expected `str` of length >= 1"),
        (("names",), "Toy", "names", "expected `array`, got `str`"),
        (("title",), None, "title", "expected `str`, got `null`"),
        (("title",), ["x"], "title", "expected `str`, got `array`"),
        (("authors",), [], "authors", "expected `array` of length >= 1"),
        (("organizations", 0), "Baidu", "organizations[0]", "expected `object`, got `str`"),
        (("type",), "novel", "type", "invalid enum value 'novel'"),
        (("results", 0, "split"), "toy", "results[0].split", "invalid enum value 'toy'"),
        (("results", 0, "score"), "88.5", "results[0].score", "expected `float`, got `str`"),
        (("sizes", 1, "layers"), 0, "sizes[1].layers", "expected `int` >= 1"),
        (("sizes", 1, "layers"), 12.5, "sizes[1].layers", "expected `int | null`, got `float`"),
        (("corpora", 0, "size", "amount"), 0, "corpora[0].size.amount", "expected `float` > 0.0"),
        (("venue", "year"), 1949, "venue.year", "expected `int` >= 1950"),
        (("notes",), None, "notes", "expected `object`, got `null`"),
        (("key_points", 0, "points"), None, "key_points[0].points", "expected `array`, got `null`"),
        (("key_points", 0, "points", 0, "en"), 5, "key_points[0].points[0].en", "expected `str`, got `int`; quote it"),
        (("builds_on", 0, "how", "zh"), 5, "builds_on[0].how.zh", "expected `str | null`, got `int`; quote it"),
    ],
)
def test_a_wrong_value_is_told_with_its_path(path: Path, value: Any, told_path: str, message: str) -> None:
    assert problems(put(FULL, path, value)) == [(told_path, message)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *((("id",), value) for value in ("", "BERT", "-bert", "bert large", "bert\n", "bért", "预训练")),
        *((("topics", 0), value) for value in ("Fine-tuning", "fine_tuning", "fine-tuning\n")),
        *(
            (("date",), value)
            for value in ("", "2019-7", "19", "2019-07-26\n", "2019/07", "２０１９", "2019-07-26T00:00")
        ),
        *((("links", 0, "url"), value) for value in ("ftp://x.org", "javascript:alert(1)", "file:///etc", "x.org", "")),
        *((("sources", 0), value) for value in ("Table 1", " https://x.org")),
    ],
)
def test_text_of_the_wrong_form_is_a_problem(path: Path, value: str) -> None:
    [problem] = problems(put(FULL, path, value))
    assert problem.path == told(path)
    assert problem.message.startswith("expected `str` matching regex ")


def test_an_unknown_field_is_told_with_the_known_ones() -> None:
    wrong = put(put(FULL, ("colour",), "red"), ("notes", "fr"), "x.md")
    at_top, in_notes = sorted(problems(wrong))
    assert at_top.path == "colour"
    assert at_top.message.startswith("unknown field (known here: id, title, title_zh, names, ")
    assert in_notes == ("notes.fr", "unknown field (known here: en, zh)")


@pytest.mark.parametrize("value", [None, [], "toy-bert", 3, True])
def test_what_is_no_record_at_all_is_one_problem(value: Any) -> None:
    [problem] = problems(value)
    assert problem.path == ""
    assert problem.message.startswith("expected `object`, got ")


def test_an_empty_record_misses_every_field_that_it_must_have() -> None:
    needed = ["id", "title", "names", "type", "authors", "organizations", "date", "sources", "section", "topics"]
    assert problems({}) == [(name, "is missing") for name in [*needed, "key_points"]]
    assert problems({}, Term) == [(name, "is missing") for name in ("id", "kind", "name", "definition")]


def test_all_problems_of_a_record_are_told_at_once() -> None:
    wrong = without(without(FULL, ("title",)), ("sizes", 1, "source"))
    for path, value in (
        (("date",), 2019),
        (("authors", 1, "family"), ""),
        (("venue", "year"), "2019"),
        (("identifiers", "arxiv"), 1810.1),
        (("sizes", 0, "heads"), -1),
        (("sizes", 0, "colour"), "red"),
        (("corpora", 1, "size", "unit"), "miles"),
        (("results", 0, "score"), None),
        (("key_points", 0, "points", 0, "zh"), 1),
        (("key_points", 5, "source"), None),
    ):
        wrong = put(wrong, path, value)
    assert sorted(problem.path for problem in problems(wrong)) == [
        "authors[1].family",
        "corpora[1].size.unit",
        "date",
        "identifiers.arxiv",
        "key_points[0].points[0].zh",
        "key_points[5].source",
        "results[0].score",
        "sizes[0].colour",
        "sizes[0].heads",
        "sizes[1].source",
        "title",
        "venue.year",
    ]


def test_all_problems_of_a_term_are_told_at_once() -> None:
    wrong = put(put(put(TERM, ("kind",), "x"), ("aliases", 0), 1), ("name",), {"en": "MLM", "fr": "MLM"})
    assert sorted(problem.path for problem in problems(wrong, Term)) == ["aliases[0]", "kind", "name.fr", "name.zh"]


@pytest.mark.parametrize("path", PATHS, ids=told)
@pytest.mark.parametrize("wrong", WRONG, ids=["boolean", "bytes", "unknown field"])
def test_corrupting_any_one_field_is_told_at_or_below_it(path: Path, wrong: Any) -> None:
    found = problems(put(FULL, path, wrong))
    assert found
    assert [problem for problem in found if not below(problem.path, told(path))] == []


# docs/record-format.md, column "must"; below, the fields of each part.
MAY_BE_LEFT_OUT = {
    *("title_zh", "follows", "preprint", "venue", "identifiers", "objectives", "architecture", "tokenizer", "sizes"),
    *("corpora", "training", "results", "builds_on", "figures", "notes", "links"),
    *("authors.given", "authors.zh", "organizations.zh", "preprint.category", "preprint.date", "links.title"),
    *(f"venue.{name}" for name in ("short", "volume", "number", "pages", "publisher", "place")),
    *(f"identifiers.{name}" for name in ("arxiv", "doi", "acl", "openreview")),
    *(f"sizes.{name}" for name in ("parameters", "layers", "decoder_layers", "hidden_size", "heads")),
    *("tokenizer.vocabulary_size", "corpora.name.zh", "corpora.size", "results.split", "builds_on.how.zh"),
    *(
        f"training.{name}"
        for name in ("model", "steps", "batch_size", "batch_unit", "sequence_length", "hardware", "time")
    ),
    *("training.hardware.zh", "training.time.zh", "key_points.points", "key_points.points.source"),
    *("figures.caption.zh", "notes.en", "notes.zh", "follows.zh"),
}


@pytest.mark.parametrize("path", [path for path in PATHS if isinstance(path[-1], str)], ids=told)
def test_removing_any_one_field_is_told_there_unless_it_may_be_left_out(path: Path) -> None:
    result = decode(without(FULL, path), Paper)
    if ".".join(step for step in path if isinstance(step, str)) in MAY_BE_LEFT_OUT:
        assert isinstance(result, Paper)
        assert result != FULL_PAPER
    else:
        assert result == [(told(path), "is missing")]


@SLOW
@given(valid(Paper))
def test_a_valid_paper_never_has_problems(value: Any) -> None:
    assert isinstance(decode(value, Paper), Paper)


@SLOW
@given(valid(Term))
def test_a_valid_term_never_has_problems(value: Any) -> None:
    assert isinstance(decode(value, Term), Term)


@SLOW
@given(valid(Paper), st.data())
def test_one_corruption_of_any_paper_is_told_at_or_below_it(value: Any, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(paths(value))))
    found = problems(put(value, path, data.draw(st.sampled_from(WRONG))))
    assert found
    assert [problem for problem in found if not below(problem.path, told(path))] == []


@SLOW
@given(st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(WRONG)), min_size=1, max_size=5))
def test_each_of_several_corruptions_is_told(changes: list[tuple[Path, Any]]) -> None:
    apart: dict[Path, Any] = {}
    for path, wrong in changes:
        if not any(below(told(path), told(other)) or below(told(other), told(path)) for other in apart):
            apart[path] = wrong
    value = FULL
    for path, wrong in apart.items():
        value = put(value, path, wrong)
    found = problems(value)
    assert {path for path in apart if not any(below(problem.path, told(path)) for problem in found)} == set()
    assert [problem for problem in found if not any(below(problem.path, told(path)) for path in apart)] == []
