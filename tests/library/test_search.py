from pathlib import Path

import pytest

from plmref.errors import UsageError
from plmref.library.filters import Filters, Years
from plmref.library.library import Library
from plmref.library.needs import Phrase
from plmref.library.search import Hit, marks
from tests.library.catalogues import point, record, write_catalogue

PRETRAINED = {"toy-bert", "toy-ernie-1.0", "toy-roberta"}


def ids(toy: Library, *typed: str, filters: Filters = Filters()) -> list[str]:  # noqa: B008  # an immutable tuple
    """Returns the ids of what has all that was asked for, best first."""
    result = toy.search(typed, filters)
    return [] if result.partial else [hit.row.id.removeprefix("toy-") for hit in result.hits]


def first(toy: Library, typed: str, lang: str = "en") -> Hit:
    return toy.search(typed, lang=lang).hits[0]


def marked(hit: Hit) -> list[str]:
    return [hit.line[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    "typed",
    [
        "pre-train",
        "pretrain",
        "pre train",
        "Pre-Training",
        "pretraining",
        "pre training",
        "ｐｒｅ－ｔｒａｉｎ",
        "PRE\u2010TRAIN",
    ],
)
def test_a_hyphen_or_a_blank_or_neither_is_one_word(toy: Library, typed: str) -> None:
    result = toy.search(typed)
    assert {hit.row.id for hit in result.hits} == PRETRAINED
    assert (result.corrections, result.partial) == ((), None)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ＢＥＲＴ", ["bert", "ernie-1.0"]),
        ("Müller", ["lstm"]),
        ("muller", ["lstm"]),
        ("ZOE", ["lstm"]),
        ("squad 2.0", ["bert"]),
        ("ToyGLUE 88.5", ["roberta"]),
        ("wikipedia", ["ernie-thu"]),
        ("one gpu", []),
        ("ernie1.0", ["ernie-1.0"]),
        ("ERNIE 1.0", ["ernie-1.0"]),
        ("NAACL", []),
        ("2017", ["lstm"]),
    ],
)
def test_words_are_found(toy: Library, typed: str, found: list[str]) -> None:
    assert ids(toy, *typed.split()) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("掩", {"bert", "ernie-1.0", "roberta"}),
        ("掩码", {"bert", "ernie-1.0", "roberta"}),
        ("图", {"ernie-thu"}),
        ("体掩码", {"ernie-1.0"}),
        ("实体掩码", {"ernie-1.0"}),
        ("张三", {"bert"}),
        ("百度", {"bert", "ernie-1.0"}),
        ("张 三", {"bert"}),
        ("码掩", set()),
    ],
)
def test_chinese_is_found_from_one_character_up(toy: Library, typed: str, found: set[str]) -> None:
    assert set(ids(toy, *typed.split())) == found


@pytest.mark.parametrize(
    "typed", ["transformer", "transf", "pretraining", "pre-training", "2.5", "基于", "的模型", "于trans"]
)
def test_words_inside_chinese_text_are_words(tmp_path: Path, typed: str) -> None:
    points = [point("New.", "基于Transformer的模型"), point("Better.", "把Pre-training做完，提升2.5个点")]
    root = write_catalogue(tmp_path / "made", [record("made", key_points=points)])
    with Library.open(root, cache=None) as library:
        assert ids(library, typed) == ["made"]


def test_a_query_of_both_scripts_wants_both(toy: Library) -> None:
    assert ids(toy, "Toy-BERT可供") == ["bert"]
    assert ids(toy, "优于bert") == ["ernie-1.0"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("MLM", PRETRAINED),
        ("masked language modeling", PRETRAINED),
        ("掩码语言模型", PRETRAINED),
        ("NSP", {"toy-bert", "toy-ernie-thu", "toy-roberta"}),
        ("下一句预测", {"toy-bert", "toy-ernie-thu", "toy-roberta"}),
        ("LSTM", {"toy-lstm"}),
        ("长短期记忆网络", {"toy-lstm"}),
        ("long-short-term memory", {"toy-lstm"}),
        ("MLM NSP", {"toy-bert", "toy-roberta"}),
        ("MLM 下一句预测 2018", {"toy-bert"}),
    ],
)
def test_every_name_of_a_term_finds_what_the_others_find(toy: Library, typed: str, found: set[str]) -> None:
    assert {hit.row.id for hit in toy.search(typed).hits} == found


def test_the_last_word_is_also_a_beginning(toy: Library) -> None:
    assert set(ids(toy, "segm")) == {"ernie-1.0"}
    assert set(ids(toy, "whole", "ent")) == {"ernie-1.0"}
    assert toy.search("ent whole").partial == (1, 2)


def test_one_letter_is_no_beginning(toy: Library) -> None:
    assert ids(toy, "w") == []


def test_a_phrase_is_first_looked_for_as_it_stands(toy: Library) -> None:
    assert set(ids(toy, "whole entities")) == {"ernie-1.0"}
    assert set(ids(toy, "two encoders")) == {"ernie-thu"}
    assert set(ids(toy, '"both sides" bert')) == {"bert"}


def test_a_phrase_that_stands_nowhere_is_looked_for_as_words(toy: Library) -> None:
    assert ids(toy, "approach toy") == ids(toy, "approach", "toy") == ["roberta"]


def test_no_phrase_reaches_from_one_name_to_the_next(toy: Library) -> None:
    [hit] = toy.search(["liu myle"]).hits  # found as words
    assert marked(hit) == ["Liu", "Myle"] or "liu myle" in hit.line.lower()


@pytest.mark.parametrize(
    "excluding", ["not:dynamic", "-dynamic", "not:roberta", 'not:"toy approach"', "-动态掩码", "-掩码"]
)
def test_what_has_an_excluded_word_is_left_out(toy: Library, excluding: str) -> None:
    assert "toy-roberta" in {hit.row.id for hit in toy.search("masking").hits}
    assert "toy-roberta" not in {hit.row.id for hit in toy.search(f"masking {excluding}").hits}


def test_exclusions_and_filters_need_no_word(toy: Library) -> None:
    assert ids(toy, "-bert") == ids(toy, "not:bert") == ["lstm", "ernie-thu", "roberta"]
    assert ids(toy, "-pretraining") == ids(toy, "-pre-training") == ["lstm", "ernie-thu"]
    assert ids(toy, "-modelling") == ids(toy, "-modeling") == ids(toy, "not:modelling")
    assert "bert" not in ids(toy, "-modeling")
    assert ids(toy, "author:liu") == ["bert", "ernie-thu", "roberta"]


@pytest.mark.parametrize(
    ("typed", "filters", "found"),
    [
        ("author:liu", Filters(authors=("liu",)), ["bert", "ernie-thu", "roberta"]),
        ('author:"yinhan liu"', Filters(authors=("yinhan liu",)), ["bert", "roberta"]),
        ('author:"liu yinhan"', Filters(authors=("Liu, Yinhan",)), ["bert", "roberta"]),
        ("author:张三", Filters(authors=("张三",)), ["bert"]),
        ("author:liu author:ott", Filters(authors=("liu", "ott")), ["roberta"]),
        ("author:bert", Filters(authors=("bert",)), []),
        ('author:""', Filters(authors=("",)), []),
        ("year:2019", Filters(years=(Years(2019, 2019),)), ["ernie-1.0", "ernie-thu", "roberta"]),
        ("year:..2018", Filters(years=(Years(None, 2018),)), ["lstm", "bert"]),
        ("year:2017 year:2018", Filters(years=(Years(2017, 2017), Years(2018, 2018))), ["lstm", "bert"]),
        ("year:0000", Filters(years=(Years(0, 0),)), []),
        ("org:baidu", Filters(orgs=("Baidu",)), ["bert", "ernie-1.0"]),
        ("org:清华", Filters(orgs=("清华",)), ["ernie-thu"]),
        ("venue:acl", Filters(venues=("ACL",)), ["ernie-thu"]),
        ("venue:2019", Filters(venues=("2019",)), ["bert", "ernie-1.0", "ernie-thu", "roberta"]),
        ("topic:fine-tuning", Filters(topics=("微调",)), ["lstm", "bert", "ernie-thu"]),
        ("topic:MLM", Filters(topics=("masked language model",)), ["bert", "ernie-1.0", "roberta"]),
        ("section:applications", Filters(sections=("applications",)), ["ernie-thu"]),
        ("id:toy-bert", Filters(ids=("TOY-BERT",)), ["bert"]),
        ("id:bert", Filters(ids=("bert",)), []),
    ],
)
def test_a_filter_must_hold(toy: Library, typed: str, filters: Filters, found: list[str]) -> None:
    assert ids(toy, typed) == found
    assert [row.id.removeprefix("toy-") for row in toy.rows(filters)] == found
    assert ids(toy, "toy", filters=filters) == [name for name in ids(toy, "toy") if name in found]


def test_the_bundled_source_is_the_catalogue(toy: Library) -> None:
    assert len(toy.rows(Filters(sources=("catalogue",)))) == 5
    with pytest.raises(UsageError, match="no source 'other'"):
        toy.rows(Filters(sources=("catalogue", "other")))


@pytest.mark.parametrize("typed", ["topic:nothing", 'topic:""', "section:elsewhere"])
def test_a_topic_or_section_that_does_not_exist_is_refused(toy: Library, typed: str) -> None:
    with pytest.raises(UsageError):
        toy.search(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "1907.00001",
        "arXiv:1907.00001v2",
        "https://arxiv.org/pdf/1907.00001v1.pdf",
        "10.48550/arXiv.1907.00001",
        "https://openreview.net/forum?id=SyxS0T4tvS",
        "https://github.com/example/roberta/",
    ],
)
def test_an_identifier_finds_its_paper_alone(toy: Library, typed: str) -> None:
    assert ids(toy, typed) == ["roberta"]
    assert ids(toy, typed, filters=Filters(years=(Years(2018, 2018),))) == []


@pytest.mark.parametrize("typed", ["1907.99999", "10.1000/none", "https://example.org/none", "P19-9999"])
def test_an_unknown_identifier_finds_nothing(toy: Library, typed: str) -> None:
    result = toy.search(typed)
    assert (result.hits, result.total, result.partial, result.corrections) == ((), 0, None, ())


@pytest.mark.parametrize(
    ("typed", "found", "partial"),
    [
        ("entity zebra", ["ernie-1.0", "ernie-thu"], (1, 2)),
        ("dynamic masking zebra", ["roberta"], (1, 2)),  # the term is one part
        ("segmenter whole zebra", ["ernie-1.0"], (2, 3)),
        ("动态实体", ["ernie-1.0", "ernie-thu", "roberta"], (1, 3)),
    ],
)
def test_what_has_most_of_it_is_shown_and_that_is_told(
    toy: Library, typed: str, found: list[str], partial: tuple[int, int]
) -> None:
    result = toy.search(typed)
    assert (sorted(hit.row.id.removeprefix("toy-") for hit in result.hits), result.partial) == (found, partial)


def test_a_run_of_chinese_that_stands_nowhere_is_split_at_terms(toy: Library) -> None:
    result = toy.search("知识动态掩码")
    assert ({hit.row.id for hit in result.hits}, result.partial) == ({"toy-ernie-thu", "toy-roberta"}, (1, 2))
    assert set(ids(toy, "下一句预测掩码语言模型")) == {"bert", "roberta"}


def test_words_beyond_the_most_are_told(toy: Library) -> None:
    assert toy.search(" ".join(f"bert{number}" for number in range(70))).cut == 6


def test_a_limit_cuts_the_hits_but_not_the_total(toy: Library) -> None:
    result = toy.search("toy", limit=2)
    assert (len(result.hits), result.total) == (2, 5)
    assert result.hits == toy.search("toy", limit=0).hits[:2]


@pytest.mark.parametrize(
    ("typed", "line", "parts"),
    [
        ("dynamic", "Dynamic masking draws a new mask each time.", ["Dynamic"]),
        ("mask", "Dynamic masking draws a new mask each time.", ["masking", "mask"]),
        ("batch", "Batches are larger.", ["Batches"]),
        ("pretrain", "Pre-training is done once and fine-tuning for each task.", ["Pre-training"]),
        ("pre train", "Pre-training is done once and fine-tuning for each task.", ["Pre-training"]),
        ("done pre-training", "Pre-training is done once and fine-tuning for each task.", ["Pre-training", "done"]),
        ("zoe", "Zoë Müller", ["Zoë"]),
        ("NSP", "Next sentence prediction asks whether two sentences follow each other.", ["Next sentence prediction"]),
        ("编码器", "融合两个编码器。", ["编码器"]),
        ("实体", "实体来自知识图谱。", ["实体"]),
        ("robrta", "RoBERTa: A Toy Approach", ["RoBERTa"]),
        ("张三", "Ada Example, 张三, Yinhan Liu", ["张三"]),
        ("san zhang", "Ada Example, San Zhang, Yinhan Liu", ["San", "Zhang"]),
        ("squad", "SQuAD 2.0", ["SQuAD"]),
    ],
)
def test_marks_are_on_what_matched_and_on_nothing_else(toy: Library, typed: str, line: str, parts: list[str]) -> None:
    shown = {hit.line: marked(hit) for hit in toy.search(typed).hits}
    assert shown[line] == parts


def test_a_phrase_is_marked_as_a_whole(toy: Library) -> None:
    [hit] = toy.search(["new mask"]).hits
    assert marked(hit) == ["new mask"]


def test_marks_that_touch_become_one() -> None:
    phrases = [Phrase(("动", "态")), Phrase(("态", "掩")), Phrase(("码",))]
    assert marks("用动态掩码。", phrases) == ((1, 5),)
    assert marks("a b", [Phrase(("a",)), Phrase(("b",))]) == ((0, 1), (2, 3))


def test_who_asks_in_chinese_is_shown_chinese_lines(toy: Library) -> None:
    assert [hit.line for hit in toy.search("掩码", lang="en").hits if hit.field == "key point"] == [
        hit.line for hit in toy.search("掩码", lang="zh").hits if hit.field == "key point"
    ]
    assert first(toy, "动态掩码").line == "动态掩码每次重新生成掩码。"
    assert first(toy, "NSP 下一句预测").line == "下一句预测判断两句是否相连。"


def test_lines_are_in_the_language_asked_for_where_both_match(toy: Library) -> None:
    assert first(toy, "toyglue", "en").line == "It scores 80.0 on ToyGLUE."
    assert first(toy, "toyglue", "zh").line == "在 ToyGLUE 上得 80.0。"
    assert first(toy, "dynamic masking", "zh").line == "动态掩码每次重新生成掩码。"
    assert first(toy, "segmenter", "zh").line == "It needs a segmenter."


def test_an_author_is_shown_in_the_language_asked_for(toy: Library) -> None:
    assert first(toy, "ada", "en").line == "Ada Example, San Zhang, Yinhan Liu"
    assert first(toy, "ada", "zh").line == "Ada Example, 张三, Yinhan Liu"


def test_without_a_word_there_is_no_line(toy: Library) -> None:
    assert [(hit.field, hit.line, hit.marks) for hit in toy.search("id:toy-bert").hits] == [("", "", ())]


def test_beside_a_phrase_too_only_the_last_word_is_a_beginning(toy: Library) -> None:
    assert toy.search('"record to copy" language mas').partial is None
    assert toy.search('"record to copy" mas language').partial == (3, 4)  # "to" is no word to look for
