import shutil
from pathlib import Path

import pytest

from plmref.errors import CatalogueUnreadable
from plmref.formats.catalogue import load_catalogue
from tests.conftest import TOY


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Path:
    """A copy of the toy catalogue to spoil."""
    return shutil.copytree(TOY, tmp_path / "toy")


def spoil(file: Path, old: str, new: str) -> int:
    """Replaces a piece of text that stands once, and returns its line."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_toy_catalogue_loads_in_file_order_without_a_finding() -> None:
    catalogue = load_catalogue(TOY)
    assert catalogue.findings == ()
    assert [paper.id for paper in catalogue.papers] == [
        *("toy-lstm", "toy-bert", "toy-ernie-1.0", "toy-ernie-thu", "toy-roberta"),
    ]
    assert [term.id for term in catalogue.terms] == [
        *("language-modelling", "masked-language-modelling", "next-sentence-prediction", "lstm", "transformer-encoder"),
        *("wordpiece", "dynamic-masking", "fine-tuning", "pre-training"),
    ]


def test_every_record_has_its_file_and_the_lines_of_its_fields() -> None:
    catalogue = load_catalogue(TOY)
    papers, terms = TOY / "data/papers.yaml", TOY / "data/terms.yaml"
    lines = papers.read_text("utf-8").splitlines()
    assert {place.file for place in catalogue.paper_places} == {str(papers)}
    assert {place.file for place in catalogue.term_places} == {str(terms)}
    for paper, place in zip(catalogue.papers, catalogue.paper_places, strict=True):
        assert lines[place.line("") - 1] == lines[place.line("id") - 1] == f"- id: {paper.id}"
        assert lines[place.line("date") - 1] == f'  date: "{paper.date}"'
        assert paper.key_points[5].zh in lines[place.line("key_points[5].zh") - 1]
    assert lines[catalogue.paper_places[1].line("results[1].score") - 1].strip().startswith("- {benchmark: SQuAD 2.0")


def test_a_problem_is_told_with_file_line_record_and_field(folder: Path) -> None:
    papers = folder / "data/papers.yaml"
    line = spoil(papers, "metric: F1, score: 89.8", "metric: F1, score: high")
    catalogue = load_catalogue(folder)
    assert catalogue.findings == (
        ("schema", str(papers), line, "toy-bert", "results[1].score", "expected `int | decimal`, got `str`"),
    )
    assert [paper.id for paper in catalogue.papers] == ["toy-lstm", "toy-ernie-1.0", "toy-ernie-thu", "toy-roberta"]
    assert len(catalogue.paper_places) == 4
    assert catalogue.paper_places[1].line("id") > line


def test_a_missing_field_is_told_at_what_should_hold_it(folder: Path) -> None:
    papers = folder / "data/papers.yaml"
    line = spoil(papers, "layers: 12, hidden_size: 768, heads: 12, source: Table 1", "layers: 12")
    [finding] = load_catalogue(folder).findings
    assert finding == ("schema", str(papers), line, "toy-bert", "sizes[0].source", "is missing")


def test_a_problem_of_a_term_is_told_likewise(folder: Path) -> None:
    terms = folder / "data/terms.yaml"
    line = spoil(terms, "zh: 下一句预测", "fr: X")
    catalogue = load_catalogue(folder)
    assert len(catalogue.papers) == 5
    assert sorted(finding[:5] for finding in catalogue.findings) == [
        ("schema", str(terms), line, "next-sentence-prediction", "name.fr"),
        ("schema", str(terms), line, "next-sentence-prediction", "name.zh"),
    ]


def test_all_problems_of_both_files_are_told_at_once(folder: Path) -> None:
    papers, terms = folder / "data/papers.yaml", folder / "data/terms.yaml"
    spoil(papers, 'date: "2017"', "date: 2017")
    spoil(papers, 'arxiv: "1904.00001"', "arxiv: 1904.00001")
    spoil(papers, "names: [RoBERTa]", "names: [RoBERTa]\n  names: [NO]")
    spoil(terms, "aliases: [NSP]", "aliases: [NO]")
    catalogue = load_catalogue(folder)
    assert sorted((finding.rule, finding.record, finding.field) for finding in catalogue.findings) == [
        ("schema", "next-sentence-prediction", "aliases[0]"),
        ("schema", "toy-ernie-1.0", "identifiers.arxiv"),
        ("schema", "toy-lstm", "date"),
        ("yaml", "", ""),
    ]
    assert (len(catalogue.papers), len(catalogue.terms)) == (3, 8)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file holds no record"),
        ("# nothing\n", "the file holds no record"),
        ("[]\n", "the file holds no record"),
        ("papers: []\n", "the file must be a list of records"),
        ("just text\n", "the file must be a list of records"),
        ("NO\n", "the file must be a list of records"),
    ],
)
def test_a_file_without_records_is_one_finding(folder: Path, text: str, message: str) -> None:
    terms = folder / "data/terms.yaml"
    terms.write_text(text, "utf-8")
    catalogue = load_catalogue(folder)
    assert catalogue.findings == (("schema", str(terms), 1, "", "", message),)
    assert (len(catalogue.papers), catalogue.terms) == (5, ())


@pytest.mark.parametrize(
    ("text", "record", "line"), [("- just text\n", "", 1), ("\n- {id: 5}\n", "5", 2), ("- [a]\n", "", 1)]
)
def test_what_is_no_record_has_a_finding_with_what_it_is_called(
    folder: Path, text: str, record: str, line: int
) -> None:
    terms = folder / "data/terms.yaml"
    terms.write_text(text, "utf-8")
    findings = load_catalogue(folder).findings
    assert {(finding.file, finding.line, finding.record) for finding in findings} == {(str(terms), line, record)}


def test_a_file_that_stops_being_yaml_is_one_finding(folder: Path) -> None:
    papers = folder / "data/papers.yaml"
    papers.write_text('- id: a\n  title: "open\n', "utf-8")
    catalogue = load_catalogue(folder)
    assert [finding[:2] for finding in catalogue.findings] == [("yaml", str(papers))]
    assert (catalogue.papers, len(catalogue.terms)) == ((), 9)


@pytest.mark.parametrize("missing", ["data/papers.yaml", "data/terms.yaml"])
def test_a_missing_file_is_an_error(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(CatalogueUnreadable, match=f"{missing}: no such file"):
        load_catalogue(folder)
