"""Heads of entries, one at a time: what is the title, and what stands around it."""

import pytest

from plmref.formats.markdown_list import read_markdown
from plmref.records.entry import Entry

ARXIV = "https://arxiv.org/abs/1907.01111"


def only(text: str) -> Entry:
    (entry,) = read_markdown(text, "x.md", lambda path: True).entries
    return entry


def is_read(text: str) -> bool:
    return bool(read_markdown(text, "x.md", lambda path: True).entries)


@pytest.mark.parametrize(
    ("head", "title", "names"),
    [
        ("#### [201907 RAB: A Robust Approach](n.md)", "RAB: A Robust Approach", ["RAB"]),
        ("#### [201910 Q5 Testing the Limits of Transfer](n.md)", "Testing the Limits of Transfer", ["Q5"]),
        ("#### [201905 BERT Rediscovers the Old Pipeline](n.md)", "BERT Rediscovers the Old Pipeline", []),
        ("#### [2018 ACL Deep word representations: ELMO](n.md)", "Deep word representations", ["ELMO"]),
        ("## VidoBERT: A Joint Model for Video", "VidoBERT: A Joint Model for Video", ["VidoBERT"]),
        (f"- [Attention: One Head is Enough]({ARXIV})", "Attention: One Head is Enough", []),
        (f"- **Deep Word Vectors(ELMo)** [[pdf]({ARXIV})]", "Deep Word Vectors", ["ELMo"]),
        (f"- **Deep Word Vectors**. [[pdf]({ARXIV})] (**ELMo**)", "Deep Word Vectors", ["ELMo"]),
        (f'- <u>T5</u>: **"The Limits of Transfer"** [[pdf]({ARXIV})]', "The Limits of Transfer", ["T5"]),
        (f"- BERT **Training of Deep Encoders**, 2018, [Paper]({ARXIV})", "Training of Deep Encoders", ["BERT"]),
        (f"- [Which \\*BERT? A Survey]({ARXIV})", "Which *BERT? A Survey", []),
        (f"- [How to Tune Models & Data]({ARXIV})", "How to Tune Models & Data", []),
        (f"- [BERT]({ARXIV}): widely used", "BERT", []),
        ("5. 《Too Small to **Detect**》，很好", "Too Small to Detect", []),
        ("#### [预训练语言模型综述（2020）](n.md)", "预训练语言模型综述", []),
        ("- Ann Lee, Bo Chen: Random Fields: Models for Data, ICML 2001.", "Random Fields: Models for Data", []),
        ("- Ann Lee et al. Text from Documents. Machine Learning, 1999.", "Text from Documents", []),
        (f"- Rendle S. - 2010 - **Factorization machines** [[pdf]({ARXIV})]", "Factorization machines", []),
        (
            f'- <u>PaLM && U-PaLM</u>: **"Scaling Small Models"** [[pdf]({ARXIV})]',
            "Scaling Small Models",
            ["PaLM", "U-PaLM"],
        ),
        (
            f"- Improving Extraction by Pretrained Networks [[pdf]({ARXIV})]",
            "Improving Extraction by Pretrained Networks",
            [],
        ),
        (f"- **Architecture Search Methods**, [Deep Search of Networks]({ARXIV})", "Deep Search of Networks", []),
        ("- **Title in Many Words**. *Ann Lee*. ACM Comput. Surv. 2021", "Title in Many Words", []),
        (
            f"| **Paper** | **Links** |\n|--|--|\n| 2) MEM1  {'It does many things. ' * 4} | [Paper]({ARXIV}) |",
            "MEM1",
            [],
        ),
    ],
)
def test_the_title_stands_alone_and_the_name_beside_it(head: str, title: str, names: list[str]) -> None:
    entry = only(head)
    assert (entry.title, entry.names) == (title, names)


@pytest.mark.parametrize(
    ("head", "date", "venue"),
    [
        ("#### [201907 A Robust Approach](n.md)", "2019-07", None),
        ("#### [2019 A Robust Approach](n.md)", "2019", None),
        ("#### [2019-07 A Robust Approach](n.md)", "2019-07", None),
        ("#### [2019.10 A Robust Approach](n.md)", "2019-10", None),
        ("#### [2022/11 A Robust Approach](n.md)", "2022-11", None),
        ("#### [2017ACL A Robust Approach](n.md)", None, ("ACL", 2017)),
        ("#### [A Robust Approach（Facebook/2018）](n.md)", "2018", None),
        ("#### [A Robust Approach（THU/ACL2019）](n.md)", None, ("ACL", 2019)),
        ("#### [1907.11692 A Robust Approach](n.md)", "2019-07", None),
        ("#### [0704.0001 A Robust Approach](n.md)", "2007-04", None),
        (f"- [A Robust Approach]({ARXIV}) (EMNLP2019)", "2019-07", ("EMNLP", 2019)),
        (f"- [A Robust Approach]({ARXIV}) (ACL2019 WS)", "2019-07", ("ACL Workshop", 2019)),
        (f"- **A Robust Approach**. Findings of EMNLP 2020. [[pdf]({ARXIV})]", "2019-07", ("Findings of EMNLP", 2020)),
        (f"- **A Robust Approach** NeurIPS'22 [[pdf]({ARXIV})]", "2019-07", ("NeurIPS", 2022)),
        ("- **A Robust Approach**. EMNLP(2020) [paper](https://x.org/p)", None, ("EMNLP", 2020)),
        ("- **A Robust Approach**. AI Open 2020. [paper](https://x.org/p)", None, ("AI Open", 2020)),
        ("- **A Robust Approach**. Preprint 2022.6 [paper](https://x.org/p)", "2022-06", None),
        ("- **A Robust Approach**. NAACL 2019. [[pdf](https://x.org/p.pdf)], 2018.10", "2018-10", ("NAACL", 2019)),
        (f"- **A Robust Approach**, 2020, [Paper]({ARXIV})", "2019-07", None),
        (f"- **A Robust Approach**, 2018, [Paper]({ARXIV})", "2018", None),
        (f"- **A Robust Approach**, 201905, [Paper]({ARXIV})", "2019-05", None),
    ],
)
def test_dates_are_kept_apart_from_years_of_venues(head: str, date: str | None, venue: tuple[str, int] | None) -> None:
    entry = only(head)
    assert entry.date == date
    assert (entry.venue and (entry.venue.short, entry.venue.year)) == venue


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("*Jacob Devlin et al.*", ["Jacob|Devlin"]),
        ("*Alan Turing, J. von Neumann and Kurt Gödel*", ["Alan|Turing", "J.|von Neumann", "Kurt|Gödel"]),
        ("*Dai, Andrew and Le, Quoc*", ["Andrew|Dai", "Quoc|Le"]),
        ("*Robert L. Logan IV, Quoc V. Le*", ["Robert L.|Logan IV", "Quoc V.|Le"]),
        ("*王小明，李雷等*", ["|王小明", "|李雷"]),
        ("by Ann Lee and Bo Chen.", ["Ann|Lee", "Bo|Chen"]),
        ("*Rendle S., Le Q.*", ["S.|Rendle", "Q|Le"]),
        ("by Google Brain.", []),
        ("*An older version was shorter*", []),
    ],
)
def test_authors_are_people_and_others_are_not(written: str, names: list[str]) -> None:
    authors = only(f"- **A Robust Approach** {written} [[pdf]({ARXIV})]").authors
    assert [f"{author.given or ''}|{author.family}" for author in authors] == names


def test_capitalised_words_in_a_bullet_are_no_authors() -> None:
    entry = only(
        f"- [A Robust Approach]({ARXIV})\n  - Masked Language Model, Next Sentence Prediction\n  - 第一，不开源。"
    )
    assert entry.authors == []
    assert [remark.text for remark in entry.remarks] == [
        "Masked Language Model, Next Sentence Prediction",
        "第一，不开源。",
    ]


@pytest.mark.parametrize(
    ("link", "role"),
    [
        (f"[pdf]({ARXIV})", "paper"),
        ("[论文](https://x.org/p)", "paper"),
        ("[Paper](https://github.com/x/p.pdf)", "paper"),
        ("[code](https://x.org/)", "code"),
        ("[源码](https://x.org/)", "code"),
        ("[project](https://github.com/x/y)", "code"),
        ("[models](https://x.org/)", "models"),
        ("[🤗HF](https://huggingface.co/x/y)", "models"),
        ("[阅读笔记](https://x.org/)", "blog"),
        ("https://blog.csdn.net/x", "blog"),
        ("https://zhuanlan.zhihu.com/p/1", "blog"),
        ("https://x.medium.com/a", "blog"),
        ("[talk](https://x.org/)", "video"),
        ("https://www.youtube.com/watch?v=1", "video"),
        ("[slides](https://x.org/)", "note"),
        ("https://aclanthology.org/P19-1001", "paper"),
    ],
)
def test_links_get_their_roles_from_their_text_or_host(link: str, role: str) -> None:
    entry = only(f"#### [2019 A Robust Approach](n.md)\n- {link}")
    assert [found.role for found in entry.links] == [role]
    assert entry.remarks == []


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("http://arxiv.org/pdf/1907.01111v2.pdf?context=cs", ("arxiv", "1907.01111")),
        ("https://arxiv.org/ftp/arxiv/papers/1907/1907.01111.pdf", ("arxiv", "1907.01111")),
        ("https://www.aclweb.org/anthology/papers/P/P19/P19-1226/", ("acl", "P19-1226")),
        ("http://anthology.aclweb.org/P16-2034", ("acl", "P16-2034")),
        ("https://openreview.net/pdf?id=r1xMH1BtvB", ("openreview", "r1xMH1BtvB")),
        ("https://doi.org/10.1016/j.aiopen.2021.01.001", ("doi", "10.1016/j.aiopen.2021.01.001")),
    ],
)
def test_identifiers_come_from_links(url: str, known: tuple[str, str]) -> None:
    assert only(f"- [A Robust Approach]({url})").identifiers.known == [known]


def test_a_link_inside_a_remark_does_not_identify_the_paper() -> None:
    entry = only(
        f"#### [2019 A Robust Approach](n.md)\n- 基于 [BERT](https://arxiv.org/abs/1810.01111) 的改进\n- {ARXIV}"
    )
    assert entry.identifiers.arxiv == "1907.01111"
    assert [remark.text for remark in entry.remarks] == ["基于 BERT 的改进"]
    assert [link.url for link in entry.links] == ["https://arxiv.org/abs/1810.01111", ARXIV]


@pytest.mark.parametrize(
    "text",
    [
        "## Pre-training",
        "## 蒸馏",
        "### NAACL 2019",
        "#### 2017-11",
        "**<font color=#e84118>正则化</font>**",
        "## [Survey papers](#content)",
        "- [Survey papers](#survey)",
        "## How to contribute a paper to this list of 2019",
        "- [CONTRIBUTING](CONTRIBUTING.md)",
        "- [awesome-nlp](https://github.com/x/awesome-nlp) - A curated list.",
        f"We follow [BERT]({ARXIV}) here.",
        f"- We follow [BERT]({ARXIV}) here.",
        f"> [A Robust Approach]({ARXIV})",
        "- (Slide) [Relation Extraction](https://x.org/slides.pdf)",
        "- **2023/3/28 We released the model, [see](https://github.com/x/y)**",
        f"- **2024-05-16 Our paper [A Robust Approach]({ARXIV}) is accepted.**",
        f"**下面仅列举部分结果，请查看我们的[技术报告]({ARXIV})。**",
        f"- 首选（期刊版）：{ARXIV}",
        "- [Big Models: Systems and Techniques (ICML 2022)](https://icml.cc/virtual/2022/tutorial/1)",
        "- Ann Lee and Bo Chen: maintainers of this list since 2019",
        "- [How BERT broke the leaderboards](https://blog.example/x) by Ann Lee.",
        "| Model | Score |\n|---|---|\n| BERT | 84.4 |",
    ],
)
def test_what_is_no_entry_is_not_read_as_one(text: str) -> None:
    assert not is_read(text)


def test_a_heading_above_entries_is_a_topic_even_if_it_is_long_and_dated() -> None:
    entry = only(f"# List\n## Papers on Small Models at ACL 2020\n- [A Robust Approach]({ARXIV})")
    assert entry.topics == ["Papers on Small Models at ACL 2020"]


def test_the_pages_own_title_is_no_topic() -> None:
    assert only(f"# Small Models\n## Probing\n- [A Robust Approach]({ARXIV})").topics == ["Probing"]


def test_a_bullet_above_entries_is_a_topic_or_their_date() -> None:
    link = "https://dl.acm.org/citation.cfm?id=1"
    entry = only(f"- Probing\n  - 2018-08\n    - [A Robust Approach]({link})")
    assert (entry.topics, entry.date) == (["Probing"], "2018-08")


def test_nine_levels_of_bullets_stay_nine_levels() -> None:
    bullets = "".join(f"{'    ' * depth}- level {depth}\n" for depth in range(9))
    (remark,) = only(f"#### [2019 A Robust Approach](n.md)\n{bullets}").remarks
    for depth in range(9):
        assert remark.text == f"level {depth}"
        remark = remark.points[0] if remark.points else remark


def test_numbered_lists_and_plain_lines_below_a_head_are_remarks() -> None:
    entry = only("#### [2019 A Robust Approach](n.md)\nIt is robust\nand fast.\n\n1. first\n2. second\n   goes on")
    assert [remark.text for remark in entry.remarks] == ["It is robust and fast.", "first", "second goes on"]


def test_a_compound_word_at_the_beginning_of_a_dated_title_is_no_model() -> None:
    entry = only("#### [2019 Multi-Task Deep Neural Networks for Natural Language Understanding]()\n")
    assert (entry.title, entry.names) == ("Multi-Task Deep Neural Networks for Natural Language Understanding", [])
