import pytest

from plmref.formats.bibtex_names import authors_of
from plmref.formats.person import author_of, name_in_order
from plmref.records.paper import Author


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Martin Luther King", "King", "Martin Luther"),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
        ("van Gogh", "van Gogh", None),
        ("Charles de la Vall{\\'e}e Poussin", "de la Vallée Poussin", "Charles"),
        ("de la Cruz, Juan", "de la Cruz", "Juan"),
        ("King, Jr., Martin Luther", "King, Jr.", "Martin Luther"),
        ("Donald~E. Knuth", "Knuth", "Donald E."),
        ("{Barnes and Noble}", "Barnes and Noble", None),
        ("{{Google}}", "Google", None),
        ("Plato", "Plato", None),
        ("{Simon {\\&} Schuster}", "Simon & Schuster", None),
        ("Jr., Maurice J. Pescitelli,", "Pescitelli, Jr.", "Maurice J."),
        ("Yang Liu 0005", "Liu", "Yang"),
    ],
)
def test_forms_of_names(name: str, family: str, given: str | None) -> None:
    assert authors_of(name) == [Author(family=family, given=given)]


@pytest.mark.parametrize("field", ["", "and", " and ", "others", "{}", ",", "et al."])
def test_no_name_is_made_of_nothing(field: str) -> None:
    assert [author.family for author in authors_of(field) if author.family != "and"] == []


def test_lists_of_names() -> None:
    assert [author.family for author in authors_of("A B AND C,\n D and {E and F} and others")] == ["B", "C", "E and F"]
    assert [author.zh for author in authors_of("王小明；李四")] == ["王小明", "李四"]


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("王明", "王", "明"),
        ("王小明", "王", "小明"),
        ("欧阳修", "欧阳", "修"),
        ("司马", "司", "马"),
        ("孙 茂松", "孙", "茂松"),
    ],
)
def test_a_chinese_name_is_split_after_the_surname(name: str, family: str, given: str) -> None:
    assert name_in_order(name) == Author(family=family, given=given, zh=name.replace(" ", ""))


def test_chinese_organizations_stay_whole() -> None:
    assert author_of("清华大学") == Author(family="清华大学", zh="清华大学")
    assert author_of("自然语言处理小组") == Author(family="自然语言处理小组", zh="自然语言处理小组")
