"""Plots as pictures: what stands where is asked of matplotlib's renderer."""

import re
import sys
from itertools import combinations
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, NamedTuple

import matplotlib
import msgspec
import pytest
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg

from plmref import PlmrefError, UsageError, plot
from plmref.library.library import Library
from plmref.records.paper import Paper
from plmref.views import labels
from plmref.views.plots import KINDS, Kind, canvas_of, fonts
from plmref.views.plots.canvas import Canvas
from plmref.views.plots.style import RELATIONS, mark_style
from plmref.views.plotted import PlotView
from plmref.views.view import Languages, Page, Pictures
from tests.generated import generated_papers
from tests.han_font import FAMILY, write_han_font

EN, ZH = ("en",), ("zh",)
SIGNATURES = {"svg": b"<?xml", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}


@pytest.fixture(scope="session")
def han_font(tmp_path_factory: pytest.TempPathFactory, bundled: Library) -> str:
    """The family of a font that has what the glossary and the labels need."""
    words = [word for term in bundled.terms() if (word := term.name.zh)]
    words += [chinese for _, chinese in labels._LABELS.values()]
    path = tmp_path_factory.mktemp("fonts") / "han.ttf"
    write_han_font(path, [*words, "万亿文心"])
    font_manager.fontManager.addfont(path)
    return FAMILY


@pytest.fixture
def chinese(han_font: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "CHINESE", (han_font,))


@pytest.fixture
def no_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "CHINESE", ())
    monkeypatch.setattr(font_manager, "findSystemFonts", list)


def boxes(canvas: Canvas) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Returns every text of a plot with the box that the renderer gives it."""
    canvas.figure.set_dpi(200)
    renderer = FigureCanvasAgg(canvas.figure).get_renderer()  # type: ignore[no-untyped-call]  # matplotlib leaves it so
    return [(text.get_text(), text.get_window_extent(renderer).extents) for text in canvas.names]


def overlapping(canvas: Canvas) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, (left, low, right, high)), (other, box) in combinations(boxes(canvas), 2)
        if left < box[2] and box[0] < right and low < box[3] and box[1] < high
    ]


def texts(canvas: Canvas) -> set[str]:
    return {text.get_text() for text in canvas.names}


@pytest.mark.parametrize("languages", [EN, ZH, ("zh", "en")])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("chinese")
def test_no_text_of_150_papers_overlaps_another_or_leaves_the_sheet(
    kind: Kind, languages: Languages, bundled: Library
) -> None:
    papers = generated_papers(150)
    canvas = canvas_of(kind, papers, bundled.terms(), languages=languages)
    assert overlapping(canvas) == []
    width, height = canvas.figure.get_size_inches() * 200
    outside = [
        text for text, (left, low, right, high) in boxes(canvas) if min(left, low, width - right, height - high) < 0
    ]
    assert outside == []
    if kind != "topics":
        assert {paper.names[0] for paper in papers} <= texts(canvas)


@pytest.mark.parametrize("width", [8.5, 17.0])
@pytest.mark.parametrize("kind", KINDS)
def test_no_text_of_the_catalogue_overlaps_another(kind: Kind, width: float, bundled: Library) -> None:
    assert overlapping(canvas_of(kind, bundled.papers(), bundled.terms(), width=width)) == []


@pytest.mark.parametrize("seed", range(2, 5))
def test_no_name_beside_a_model_overlaps_another_whatever_the_papers(seed: int) -> None:
    assert overlapping(canvas_of("parameters", generated_papers(80, seed))) == []


def test_models_that_coincide_all_have_their_names() -> None:
    twins = [msgspec.structs.replace(paper, date="2019", sizes=_twin().sizes) for paper in generated_papers(40)]
    canvas = canvas_of("parameters", twins)
    assert overlapping(canvas) == []
    assert {paper.names[0] for paper in twins} <= texts(canvas)


def _twin() -> Paper:
    return generated_papers(1)[0]


@pytest.mark.parametrize("form", SIGNATURES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_plot_is_a_file_of_its_form_and_always_the_same(kind: Kind, form: str, bundled: Library) -> None:
    papers, terms = bundled.papers(), bundled.terms()
    drawn = plot(kind, papers, terms, form=form)  # type: ignore[arg-type]  # a key of the table above
    assert drawn.startswith(SIGNATURES[form])
    assert drawn == plot(kind, papers, terms, form=form)  # type: ignore[arg-type]


def test_an_svg_says_neither_when_nor_on_which_machine_it_was_made(bundled: Library) -> None:
    drawn = plot("lineage", bundled.papers(), bundled.terms()).decode()
    assert not re.search(r"<dc:date>|/home/|20\d\d-\d\d-\d\dT", drawn)


def test_the_width_of_the_file_is_the_one_asked_for(bundled: Library) -> None:
    drawn = plot("timeline", bundled.papers(), bundled.terms(), width=8.5).decode()
    match = re.search(r'width="([\d.]+)pt"', drawn)
    assert match
    assert float(match[1]) == pytest.approx(8.5 / 2.54 * 72, abs=0.01)


def test_the_settings_of_the_user_change_nothing_and_stay(bundled: Library) -> None:
    papers, terms = bundled.papers(), bundled.terms()
    plain = plot("parameters", papers, terms)
    with matplotlib.rc_context({"font.size": 30, "lines.linewidth": 9, "svg.fonttype": "none"}):
        assert plot("parameters", papers, terms) == plain
        assert matplotlib.rcParams["font.size"] == 30


@pytest.mark.usefixtures("chinese")
def test_chinese_names_terms_and_numbers_are_drawn_in_chinese(bundled: Library) -> None:
    shown = texts(canvas_of("parameters", bundled.papers(), bundled.terms(), languages=ZH))
    assert {"最大模型的参数量", "10 亿", "双向 LSTM"} <= shown


@pytest.mark.usefixtures("no_chinese")
@pytest.mark.parametrize("languages", [ZH, ("en", "zh")])
def test_chinese_without_a_font_is_told_and_not_drawn_as_boxes(languages: Languages, bundled: Library) -> None:
    with pytest.raises(UsageError, match="no font with Chinese characters found") as caught:
        plot("timeline", bundled.papers(), bundled.terms(), languages=languages)
    assert "Noto Sans CJK" in (caught.value.hint or "")


@pytest.mark.usefixtures("no_chinese")
def test_so_is_a_chinese_name_in_an_english_plot() -> None:
    with pytest.raises(UsageError, match="no font"):
        plot("timeline", [named("文心")])


@pytest.mark.usefixtures("chinese")
def test_a_chinese_name_finds_a_font_in_an_english_plot() -> None:
    assert "文心" in texts(canvas_of("timeline", [named("文心")]))


def test_a_font_installed_since_matplotlib_looked_is_found(
    tmp_path: Path, han_font: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.ttf"
    write_han_font(path, "文心")
    path.write_bytes(path.read_bytes())
    (tmp_path / "no-font.ttf").write_bytes(b"nonsense")
    monkeypatch.setattr(fonts, "CHINESE", (han_font,))
    kept = [entry for entry in font_manager.fontManager.ttflist if entry.name != han_font]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", kept)
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [str(tmp_path / "no-font.ttf"), str(path)])
    assert "文心" in texts(canvas_of("timeline", [named("文心")]))


@pytest.mark.parametrize(
    ("head", "postscript"),
    [
        (b"OTTO", True),
        (b"\x00\x01\x00\x00", False),
        (b"ttcf\x00\x02\x00\x00\x00\x00\x00\x02" + b"\x00\x00\x00\x14\x00\x00\x00\x18" + b"\x00\x01\x00\x00OTTO", True),
    ],
)
def test_the_head_of_a_font_file_says_whether_a_pdf_can_embed_it(
    head: bytes, postscript: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "font").write_bytes(head)
    monkeypatch.setattr(fonts, "_file", lambda _: font_manager.FontPath(str(tmp_path / "font"), 1))
    assert fonts._is_postscript("any") is postscript


@pytest.mark.parametrize(
    "name", ["$\\frac{1}{2}$ 5$", "_^{}\\", "a\nb\tc\x1b[31m", "\u202eevil", "𓀀\ue000", "x" * 500, "<&>"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_no_name_breaks_a_plot(kind: Kind, name: str) -> None:
    drawn = canvas_of(kind, [named(name), named("other")])
    assert drawn.encoded("svg")
    assert all("\n" not in text and "\x1b" not in text and "\u202e" not in text for text in texts(drawn))


def test_what_no_font_has_is_a_question_mark() -> None:
    assert "? and ?" in texts(canvas_of("timeline", [named("𓀀 and \ue000")]))


@pytest.mark.parametrize("dates", [["2019"], ["0001", "9999"], ["2019-13-45", "2019-00-00"], ["2019-01-01"] * 3])
@pytest.mark.parametrize("kind", KINDS)
def test_no_date_breaks_a_plot(kind: Kind, dates: list[str]) -> None:
    papers = [msgspec.structs.replace(named(f"n{place}"), date=date) for place, date in enumerate(dates)]
    assert overlapping(canvas_of(kind, papers)) == []


def test_a_cycle_of_the_lineage_is_drawn_and_does_no_harm() -> None:
    one, other = generated_papers(2)
    edge = {"relation": "uses", "how": {"en": "So."}, "source": "Section 1"}
    papers = [
        msgspec.convert(
            msgspec.to_builtins(paper) | {"builds_on": [edge | {"id": paper.id}, edge | {"id": older.id}]}, Paper
        )
        for paper, older in ((one, other), (other, one))
    ]
    assert plot("lineage", papers)


@pytest.mark.parametrize("width", [0, 7.9, 61, float("nan")])
def test_an_impossible_width_is_refused(width: float) -> None:
    with pytest.raises(UsageError, match="cm wide"):
        plot("timeline", generated_papers(1), width=width)


def test_more_papers_than_names_have_room_for_are_refused_but_counted_by_topic() -> None:
    many = generated_papers(501)
    with pytest.raises(UsageError, match="501 papers are too many"):
        plot("timeline", many)
    assert plot("topics", many)


@pytest.mark.parametrize("kind", KINDS)
def test_no_paper_is_an_error(kind: Kind) -> None:
    with pytest.raises(PlmrefError, match="no paper"):
        plot(kind, [])


def test_relations_differ_in_greyscale_by_dashes_or_width() -> None:
    looks = [(style.dashes, style.width) for style in RELATIONS.values()]
    assert len(set(looks)) == len(looks)


def test_36_marks_differ_in_shape_or_fill() -> None:
    assert len({mark_style(place) for place in range(36)}) == 36


def test_a_missing_matplotlib_is_told_in_a_line(without_matplotlib: None) -> None:
    with pytest.raises(UsageError, match="plots need matplotlib, which is not installed") as caught:
        plot("timeline", generated_papers(1))
    assert "pip install" in (caught.value.hint or "")


class _Shown(NamedTuple):
    """What stands for a picture of textual-image."""

    file: Any
    width: int
    height: str


@pytest.mark.parametrize(("pictures", "shown"), [("auto", True), ("always", True), ("never", False)])
def test_a_terminal_with_pictures_shows_the_plot(
    pictures: Pictures, shown: bool, bundled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = {"HalfcellImage": object, "SixelImage": _Shown, "TGPImage": object, "Image": _Shown}
    monkeypatch.setitem(sys.modules, "textual_image", ModuleType("textual_image"))
    monkeypatch.setitem(sys.modules, "textual_image.renderable", SimpleNamespace(**kinds))
    view = PlotView("topics", bundled.papers(), bundled.terms(), pictures=pictures)
    if shown:
        picture: Any = view.terminal(Page(EN, 100))
        assert (picture.width, picture.file.read(8)) == (100, SIGNATURES["png"])
    else:
        with pytest.raises(UsageError, match="no picture can be shown here"):
            view.terminal(Page(EN, 100))


def named(name: str) -> Paper:
    return msgspec.structs.replace(_twin(), id="x" + str(abs(hash(name))), names=[name])
