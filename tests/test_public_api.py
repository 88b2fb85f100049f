"""What `import plmref` gives: documented in the package's docstring, loaded when it is first used."""

import inspect
import io
import textwrap
from contextlib import redirect_stdout

import pytest

import plmref
from plmref.analysis.timeline import timeline
from plmref.library.library import Library


@pytest.mark.parametrize("name", plmref.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    public = getattr(plmref, name)
    assert public.__name__ == name
    assert inspect.getdoc(public)


def test_public_names_are_the_things_themselves() -> None:
    assert plmref.Library is Library
    assert plmref.timeline is timeline


def test_all_public_names_are_listed() -> None:
    assert set(plmref.__all__) <= set(dir(plmref))
    assert plmref.__all__ == sorted(plmref.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'plmref' has no attribute 'nonsense'"):
        plmref.nonsense  # noqa: B018  # looking it up is the test


def test_the_documented_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLMREF_CATALOGUE")
    docstring = plmref.__doc__ or ""
    example = textwrap.dedent("\n".join(line for line in docstring.splitlines() if line.startswith("    ")))
    assert "Library.open()" in example
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(example, "example", "exec"), {})  # noqa: S102  # our own docstring
    assert printed.getvalue().startswith("roberta 2019-07-26 ")


def test_a_tree_and_a_comparison_from_python_are_a_line(toy: Library) -> None:
    tree = plmref.lineage(toy.edges(), "toy-roberta")
    assert [branch.id for branch in tree.branches] == ["toy-roberta", "toy-bert", "toy-lstm"]
    found = plmref.compare([toy.paper("toy-bert"), toy.paper("toy-roberta")], ["date"])
    assert [[entry.value for entry in cell] for cell in found.rows[0].cells] == [["2018-10-11"], ["2019-07-26"]]


def test_a_timeline_from_python_is_a_line(toy: Library) -> None:
    periods = plmref.timeline(toy.rows(plmref.Filters(orgs=("baidu",))))
    assert [(period.label, len(period.papers)) for period in periods] == [("2018", 1), ("2019", 1)]
