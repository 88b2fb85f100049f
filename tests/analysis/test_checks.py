"""Each rule finds its problem in the toy catalogue with one thing changed, and nothing in the toy as it is."""

from typing import Any, NamedTuple

import msgspec
import pytest

from plmref.analysis.checks import RULES, check_catalogue
from plmref.formats.catalogue import load_catalogue
from plmref.records.catalogue import Catalogue
from plmref.records.finding import Finding
from plmref.records.paper import Paper
from plmref.records.term import Term
from tests.conftest import TOY
from tests.formats.plain import Path, at, plain, put

CATALOGUE = load_catalogue(TOY)
PAPERS = list(map(plain, CATALOGUE.papers))
TERMS = list(map(plain, CATALOGUE.terms))
FILES = {
    str(path.relative_to(TOY)): path.read_text("utf-8") if path.suffix == ".md" else "" for path in TOY.rglob("*.*")
}
LSTM, BERT, ERNIE, ERNIE_THU, ROBERTA = range(5)
LM, MLM, NSP = range(3)

EDGE = {"relation": "extends", "how": {"en": "How.", "zh": "怎样。"}, "source": "Section 1"}
BOX = {"file": "resources/images/toy.png", "caption": {"en": "A box."}}


class Case(NamedTuple):
    """One change to the toy: something else at `path`; and all that `rule` then finds, as (record, field)."""

    rule: str
    path: Path
    value: Any
    found: list[tuple[str, str]]
    in_terms: bool = False

    def __str__(self) -> str:
        return f"{self.rule} {self.path}"


CASES = [
    Case("repeated-id", (ROBERTA, "id"), "toy-ernie-thu", [("toy-ernie-thu", "id")]),
    Case("repeated-id", (NSP, "id"), "wordpiece", [("wordpiece", "id")], in_terms=True),
    Case(
        "repeated-identifier", (ERNIE, "identifiers", "arxiv"), "1810.00001", [("toy-ernie-1.0", "identifiers.arxiv")]
    ),
    Case("repeated-identifier", (ERNIE_THU, "identifiers", "acl"), "n19-0001", [("toy-ernie-thu", "identifiers.acl")]),
    Case(
        "repeated-identifier",
        (ERNIE, "identifiers", "doi"),
        "10.18653/v1/N19-0001",
        [("toy-ernie-1.0", "identifiers.doi")],
    ),
    Case(
        "repeated-identifier",
        (BERT, "identifiers", "openreview"),
        "SyxS0T4tvS",
        [("toy-roberta", "identifiers.openreview")],
    ),
    Case("repeated-title", (ROBERTA, "title"), "ERNIE: TOY KNOWLEDGE", [("toy-roberta", "title")]),
    Case("repeated-first-name", (ROBERTA, "names"), ["toy-BERT", "RoBERTa"], [("toy-roberta", "names")]),
    Case(
        "repeated-alias", (NSP, "aliases"), ["nsp", "L.M."], [("next-sentence-prediction", "aliases[1]")], in_terms=True
    ),
    Case("repeated-alias", (MLM, "name", "zh"), "语言建模", [("masked-language-modelling", "name.zh")], in_terms=True),
    Case(
        "repeated-alias",
        (NSP, "aliases"),
        ["NSP", "n-s-p"],
        [("next-sentence-prediction", "aliases[1]")],
        in_terms=True,
    ),
    Case("malformed-identifier", (ERNIE, "identifiers", "arxiv"), "1904.1", [("toy-ernie-1.0", "identifiers.arxiv")]),
    Case(
        "malformed-identifier",
        (ERNIE, "identifiers", "arxiv"),
        "1904.00001v1",
        [("toy-ernie-1.0", "identifiers.arxiv")],
    ),
    Case("malformed-identifier", (BERT, "identifiers", "acl"), "1810.00001", [("toy-bert", "identifiers.acl")]),
    Case("malformed-identifier", (BERT, "identifiers", "doi"), "doi:10.1/x", [("toy-bert", "identifiers.doi")]),
    Case(
        "malformed-identifier",
        (ROBERTA, "identifiers", "openreview"),
        "a b",
        [("toy-roberta", "identifiers.openreview")],
    ),
    Case("malformed-url", (LSTM, "links", 0, "url"), "https://example.org/a b", [("toy-lstm", "links[0].url")]),
    Case("malformed-url", (LSTM, "links", 0, "url"), "https://", [("toy-lstm", "links[0].url")]),
    Case("malformed-url", (BERT, "sources", 1), "https://nowhere/N19-0001", [("toy-bert", "sources[1]")]),
    Case("arxiv-month", (BERT, "preprint", "date"), "2018-12-11", [("toy-bert", "preprint.date")]),
    Case("arxiv-month", (BERT, "preprint", "date"), "2018-08", [("toy-bert", "preprint.date")]),
    Case("unknown-paper", (ROBERTA, "builds_on", 0, "id"), "bert", [("toy-roberta", "builds_on[0].id")]),
    Case("unknown-paper", (ROBERTA, "builds_on", 0, "id"), "toy-roberta", [("toy-roberta", "builds_on[0].id")]),
    Case("repeated-edge", (ROBERTA, "builds_on", 1), {"id": "toy-bert", **EDGE}, [("toy-roberta", "builds_on[1].id")]),
    Case(
        "lineage-cycle",
        (LSTM, "builds_on"),
        [{"id": "toy-roberta", **EDGE}],
        [("toy-bert", "builds_on"), ("toy-lstm", "builds_on"), ("toy-roberta", "builds_on")],
    ),
    Case("unknown-term", (BERT, "topics", 1), "bert", [("toy-bert", "topics[1]")]),
    Case("unknown-term", (BERT, "objectives", 1, "term"), "nsp", [("toy-bert", "objectives[1].term")]),
    Case("unknown-term", (BERT, "architecture", "term"), "rnn", [("toy-bert", "architecture.term")]),
    Case("unknown-term", (BERT, "tokenizer", "kind"), "bpe", [("toy-bert", "tokenizer.kind")]),
    Case("unknown-term", (LM, "see_also", 0), "mlm", [("language-modelling", "see_also[0]")], in_terms=True),
    Case("term-kind", (BERT, "objectives", 0, "term"), "dynamic-masking", [("toy-bert", "objectives[0].term")]),
    Case("term-kind", (BERT, "architecture", "term"), "wordpiece", [("toy-bert", "architecture.term")]),
    Case("term-kind", (BERT, "tokenizer", "kind"), "lstm", [("toy-bert", "tokenizer.kind")]),
    Case("missing-file", (BERT, "notes", "en"), "resources/notes/en/none.md", [("toy-bert", "notes.en")]),
    Case("missing-file", (BERT, "notes", "zh"), "../toy-bert.md", [("toy-bert", "notes.zh")]),
    Case("missing-file", (BERT, "figures", 0, "file"), "resources/images/none.gif", [("toy-bert", "figures[0].file")]),
    Case("missing-file", (BERT, "figures", 0, "file"), "none.png", [("toy-bert", "figures[0].file")] * 2),
    Case("missing-language", (BERT, "figures", 1), BOX, [("toy-bert", "figures[1].caption")]),
    Case("missing-language", (BERT, "builds_on", 0, "how"), {"en": "How."}, [("toy-bert", "builds_on[0].how")]),
    Case("missing-language", (BERT, "notes"), {"en": "resources/notes/en/toy-bert.md"}, [("toy-bert", "notes")]),
    Case("missing-language", (BERT, "notes"), {"zh": "resources/notes/zh/toy-bert.md"}, [("toy-bert", "notes")]),
    Case("too-few-key-points", (LSTM, "key_points"), PAPERS[LSTM]["key_points"][:3], [("toy-lstm", "key_points")]),
    Case("too-few-key-points", (BERT, "key_points"), PAPERS[BERT]["key_points"][:5], [("toy-bert", "key_points")]),
    Case("unused-term", (NSP, "id"), "sentence-pairs", [("sentence-pairs", "id")], in_terms=True),
    Case("no-paper-link", (LSTM, "links"), [], [("toy-lstm", "links")]),
    Case("no-paper-link", (LSTM, "links", 0, "role"), "code", [("toy-lstm", "links")]),
    *(
        Case("vague-source", (BERT, *path), "the paper", [("toy-bert", field)])
        for path, field in [
            (("objectives", 1, "source"), "objectives[1].source"),
            (("architecture", "source"), "architecture.source"),
            (("tokenizer", "source"), "tokenizer.source"),
            (("sizes", 1, "source"), "sizes[1].source"),
            (("corpora", 0, "source"), "corpora[0].source"),
            (("training", 0, "source"), "training[0].source"),
            (("results", 1, "source"), "results[1].source"),
            (("builds_on", 0, "source"), "builds_on[0].source"),
            (("key_points", 3, "source"), "key_points[3].source"),
            (("key_points", 0, "points", 0, "source"), "key_points[0].points[0].source"),
        ]
    ),
    Case("no-such-date", (LSTM, "date"), "2017-02-29", [("toy-lstm", "date")]),
    Case("no-such-date", (BERT, "preprint", "date"), "2018-13", [("toy-bert", "preprint.date")]),
    Case("later-than-its-heir", (BERT, "date"), "2019-04-20", [("toy-ernie-1.0", "builds_on[0].id")]),
    Case("later-than-its-heir", (LSTM, "date"), "2018-11", [("toy-bert", "builds_on[0].id")]),
    Case("later-than-published", (ERNIE, "date"), "2019-04-20", [("toy-ernie-1.0", "date")]),
    Case("later-than-published", (ERNIE_THU, "venue", "year"), 2018, [("toy-ernie-thu", "date")]),
    *(
        Case("chinese-punctuation", (LSTM, "key_points", 1, "zh"), text, [("toy-lstm", "key_points[1].zh")])
        for text in (
            *("从左,到右。", "从左:BERT。", "BERT?到右。", "从左 到右。"),
            *("从左 ，到右。", "从左， 到右。", "（ 从左）。"),
        )
    ),
    Case(
        "chinese-punctuation",
        (BERT, "key_points", 0, "points", 0, "zh"),
        "从 左。",
        [("toy-bert", "key_points[0].points[0].zh")],
    ),
    Case("chinese-punctuation", (BERT, "builds_on", 0, "how", "zh"), "从 左。", [("toy-bert", "builds_on[0].how.zh")]),
    Case(
        "chinese-punctuation", (BERT, "figures", 0, "caption", "zh"), "从 左。", [("toy-bert", "figures[0].caption.zh")]
    ),
    Case(
        "chinese-punctuation",
        (LM, "definition", "zh"),
        "从 左。",
        [("language-modelling", "definition.zh")],
        in_terms=True,
    ),
    Case("no-chinese", (LSTM, "key_points", 1, "zh"), "It reads。", [("toy-lstm", "key_points[1].zh")]),
    Case(
        "no-chinese", (LM, "definition", "zh"), "It reads。", [("language-modelling", "definition.zh")], in_terms=True
    ),
    Case("full-stop", (LSTM, "key_points", 1, "en"), "It reads", [("toy-lstm", "key_points[1].en")]),
    Case("full-stop", (LSTM, "key_points", 1, "zh"), "从左到右.", [("toy-lstm", "key_points[1].zh")]),
    Case(
        "full-stop", (BERT, "key_points", 0, "points", 0, "en"), "Some,", [("toy-bert", "key_points[0].points[0].en")]
    ),
    Case("full-stop", (LM, "definition", "en"), "A word", [("language-modelling", "definition.en")], in_terms=True),
    Case("full-stop", (LM, "definition", "zh"), "词", [("language-modelling", "definition.zh")], in_terms=True),
    *(
        Case("second-hand-source", (BERT, "results", 0, "source"), url, [("toy-bert", "results[0].source")])
        for url in (
            *(
                "https://someone.example.org/notes",
                "Table 2 and https://blog.example.com/bert",
                "https://myarxiv.org/x",
            ),
            *("https://github.com/example/toy-bert-notes", "https://github.com/other/toy-bert"),
            "https://github.com/example/toy-bert/blob/main/table.png",
        )
    ),
    Case("too-few-results", (LSTM, "results_note"), None, [("toy-lstm", "results")]),
    Case("too-few-results", (BERT, "results", 1, "source"), "Abstract", [("toy-bert", "results")]),
    Case("version-unsaid", (BERT, "follows"), None, [("toy-bert", "follows")]),
    *(
        Case("numbers-differ", (LSTM, "key_points", 4, lang), text, [("toy-lstm", "key_points[4]")])
        for lang, text in (
            *(("zh", "得 50.1。"), ("zh", "得 50.0，共 110 万条。"), ("en", "It scores 50.0 on 1.1 million examples.")),
            *(("en", "It scores 50.0 with 32 heads."), ("zh", "得 50.0%，2,048 步。")),
        )
    ),
    Case("numbers-differ", (BERT, "figures", 0, "caption", "zh"), "70.5。", [("toy-bert", "figures[0].caption")]),
    *(
        Case("unseparated-thousands", (LSTM, "key_points", 1, lang), text, [("toy-lstm", f"key_points[1].{lang}")])
        for lang, text in (("en", "It has 16000 words."), ("zh", "有 16000 词。"), ("zh", "有 6500 万词。"))
    ),
    Case("benchmark-spelling", (BERT, "results", 1, "benchmark"), "Toy-GLUE", [("toy-bert", "results[1].benchmark")]),
]

# The same of notes: the file's text instead of a field's value, and what the rule then finds in toy-bert.
NOTES = {"en": "resources/notes/en/toy-bert.md", "zh": "resources/notes/zh/toy-bert.md"}
NOTE_CASES = [
    ("note-headings", "en", "Toy-BERT\n\n## Problem\n", "notes.en"),
    ("note-headings", "en", "# Toy-BERT\n\n## Results\n\n## Problem\n", "notes.en"),
    ("note-headings", "zh", "# Toy-BERT\n\n## 实验\n", "notes.zh"),
    ("note-length", "en", "# Toy-BERT\n" + "word " * 500, "notes.en"),
    ("note-length", "zh", "# Toy-BERT\n" + "字" * 1001, "notes.zh"),
    ("note-markup", "en", "# Toy-BERT\n\nA <b>bold</b> word.\n", "notes.en"),
    ("note-markup", "zh", "# Toy-BERT\n\n![图](x.png)\n", "notes.zh"),
    ("numbers-differ", "zh", "# Toy-BERT\n\n只有 70.0。\n", "notes"),
    ("chinese-punctuation", "zh", "# Toy-BERT\n\n好,坏。\n", "notes.zh"),
    ("unseparated-thousands", "en", "# Toy-BERT\n\n70.0 and 80.0 of 123456 words.\n", "notes.en"),
]

# What comes near a rule and is right.
HARMLESS: list[tuple[Path, Any]] = [
    ((LSTM, "date"), "2018"),  # perhaps earlier than 2018-10-11
    ((ERNIE_THU, "date"), "2019-12-31"),  # the venue's year
    ((BERT, "preprint", "date"), "2018-10"),
    ((ERNIE, "preprint", "date"), "2019-04-30"),
    ((ROBERTA, "preprint", "date"), "2019-07-31"),
    ((ERNIE, "identifiers", "arxiv"), "1905.00001"),  # submitted the month before
    ((BERT, "notes"), {}),
    ((BERT, "figures"), []),
    ((BERT, "identifiers", "doi"), "10.18653/v1/n19-0001"),
    ((ROBERTA, "names"), []),
    ((ROBERTA, "names"), ["RoBERTa", "ERNIE"]),
    ((ROBERTA, "builds_on", 1), {"id": "toy-lstm", **EDGE}),
    ((LSTM, "links", 0, "url"), "http://example.org:8080/a?b=c&d=%20#e"),
    ((LSTM, "key_points", 1, "zh"), "用 BERT（F1 为 1:2，即 5）得出“结果”？"),
    ((LSTM, "key_points", 1, "zh"), "他们问：“为什么？”（见 Table 1。）"),
    ((LSTM, "key_points", 1, "en"), 'They ask "why?"'),
    ((LSTM, "key_points", 1, "en"), "It reads (from the left.)"),
    ((LSTM, "architecture", "source"), "https://example.org/code"),
    ((LSTM, "architecture", "source"), "APPENDIX B"),
    ((BERT, "sizes", 0, "source"), "Table 1"),
    ((BERT, "results", 0, "source"), "Table 2 and https://github.com/Example/Toy-BERT/blob/main/README.md"),
    ((BERT, "results", 0, "source"), "Table 2; https://www.aclanthology.org/N19-0001"),
    ((LSTM, "results_note"), {"en": "None."}),
    ((LSTM, "key_points", 4), {"en": "It has 3.3B words.", "zh": "有 33 亿词。", "source": "Table 1"}),
    ((LSTM, "key_points", 4), {"en": "Two million, 110M; six.", "zh": "200 万、1.1 亿；6。", "source": "Table 1"}),
    ((LSTM, "key_points", 4), {"en": "10k or 2,500 of 2019.", "zh": "2019 年 1 万或 2500 个。", "source": "Table 1"}),
    ((LSTM, "key_points", 4), {"en": "It costs 2.3e19, at 1e-4.", "zh": "约 2.3e19，1e-4。", "source": "Table 1"}),
]


def check(path: Path, value: Any, *, in_terms: bool = False, files: dict[str, str] = FILES) -> list[Finding]:
    """Checks the toy catalogue with something else at `path`."""
    changed: Catalogue = (
        CATALOGUE._replace(terms=tuple(msgspec.convert(put(TERMS, path, value), list[Term])))
        if in_terms
        else CATALOGUE._replace(papers=tuple(msgspec.convert(put(PAPERS, path, value), list[Paper])))
    )
    return check_catalogue(changed, files)


def test_the_toy_catalogue_is_clean() -> None:
    assert check_catalogue(CATALOGUE, FILES) == []


def test_an_empty_catalogue_is_clean() -> None:
    assert check_catalogue(Catalogue((), (), (), (), ()), {}) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_finds_its_problem(case: Case) -> None:
    findings = check(case.path, case.value, in_terms=case.in_terms)
    found = [(finding.record, finding.field) for finding in findings if finding.rule == case.rule]
    assert sorted(found) == case.found


@pytest.mark.parametrize(("name", "lang", "text", "field"), NOTE_CASES)
def test_a_rule_finds_its_problem_in_a_note(name: str, lang: str, text: str, field: str) -> None:
    assert text != FILES[NOTES[lang]]
    findings = check_catalogue(CATALOGUE, FILES | {NOTES[lang]: text})
    assert [(found.record, found.field) for found in findings if found.rule == name] == [("toy-bert", field)]


def test_notes_may_say_the_unit_of_a_column_once() -> None:
    texts = {NOTES["en"]: "# T\n\n| tokens (millions) |\n|---|\n| 1,478 |\n", NOTES["zh"]: "# T\n\n共 14.78 亿。\n"}
    assert check_catalogue(CATALOGUE, FILES | texts) == []


@pytest.mark.parametrize(("path", "value"), HARMLESS, ids=str)
def test_what_only_looks_like_a_problem_is_none(path: Path, value: Any) -> None:
    assert check(path, value) == []


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_case_here(name: str) -> None:
    assert name in {case.rule for case in CASES} | {name for name, *_ in NOTE_CASES}


def test_every_case_is_of_a_rule() -> None:
    assert {case.rule for case in CASES} <= set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_says_what_it_wants(name: str) -> None:
    said = RULES[name].__doc__
    assert said
    assert said.strip().endswith(".")


def test_every_change_of_a_case_is_a_change() -> None:
    for case in CASES:
        records = TERMS if case.in_terms else PAPERS
        try:
            assert at(records, case.path) != case.value, case
        except (KeyError, IndexError):  # the case adds something
            continue


@pytest.mark.parametrize("missing", sorted(set(FILES) - {"data/papers.yaml", "data/terms.yaml"}))
def test_every_resource_of_the_toy_is_missed_where_it_does_not_exist(missing: str) -> None:
    findings = check_catalogue(CATALOGUE, {name: text for name, text in FILES.items() if name != missing})
    assert [(finding.rule, finding.record, finding.message) for finding in findings] == [
        ("missing-file", "toy-bert", f"no file {missing}")
    ]


def test_a_finding_has_file_line_record_field_and_message() -> None:
    [finding] = check((ROBERTA, "builds_on", 0, "id"), "bert")
    papers = TOY / "data/papers.yaml"
    lines = papers.read_text("utf-8").splitlines()
    line = lines.index("- id: toy-roberta") + 1 + lines[lines.index("- id: toy-roberta") :].index("    - id: toy-bert")
    assert finding == (
        *("unknown-paper", str(papers), line, "toy-roberta", "builds_on[0].id", "no paper 'bert' in the catalogue"),
    )


def test_a_finding_in_a_term_names_the_file_of_the_terms() -> None:
    [finding] = check((LM, "see_also", 0), "mlm", in_terms=True)
    assert (finding.file, finding.line) == (str(TOY / "data/terms.yaml"), 6)
