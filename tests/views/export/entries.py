"""Entries of users' files that hold whatever files can hold, and worse."""

from hypothesis import strategies as st

from plmref.records.entry import Entry, EntryLink, Picture, Publication, Remark
from plmref.records.paper import Author, Identifiers
from tests.formats.strategies import LINES

# Text that a reader of lists or a parser of Markdown would take for something else.
TRAPS = (
    "2019", "ACL 2019", "2001: A Survey", "Ashish Vaswani, Noam Shazeer", "论文", "模型", "Models", "目录", "Code",
    "- x", "1. y", "# h", "> q", "***", "---", "```", "~~~", "<!-- x", "<table>", "<b>bold</b>", "&lt;", "&copy",
    "AT&T", "https://arxiv.org/abs/1907.11692", "www.example.org", "[paper](x.md)", "![](a.png)", "Date: 2019",
    "Full title: x", "《书名》的阅读笔记", "[ ] done", "a_b_c", "_x_", "__init__", "`code`", "x | y",
    "\\", "\\*", "[toc]", "<<<<<<<",
    "By Google, 2019", "Title (Facebook/2018)", "Deep learning 深度学习方法综述", "T5 Exploring the Limits of Transfer",
    "a sentence. Another one", "end: BERT", "[pdf]", "【Multi-Task", "$x^2$", "1907.11692 Title of a paper", "…", "。",
)  # fmt: skip
TEXTS = st.one_of(LINES, st.sampled_from(TRAPS), st.lists(st.sampled_from(TRAPS) | LINES, max_size=4).map(" ".join))
LONGER = TEXTS.filter(bool)
URLS = st.sampled_from(
    (
        "https://arxiv.org/abs/1907.11692",
        "https://arxiv.org/pdf/1810.04805v2.pdf",
        "https://aclanthology.org/N19-1423",
        "https://doi.org/10.1162/tacl_a_00288",
        "https://github.com/a/b_c",
        "https://example.org/a(b)?c=d&copy=1#e",
        "https://example.org/论文.pdf",
        "https://example.org/a b",
        "http://example.org/<x>",
        "https://www.youtube.com/watch?v=1",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://img.shields.io/x",
    )
)
PATHS = st.sampled_from(
    ("notes/a.md", "a b.md", "笔记/一 (1).md", "../x.md", "/etc/passwd.md", "a%20b.md", "p?q#r.md", "file:x.md",
     "x.png", "图/a&lt;.png", "./b/../c.jpg", "a\\b.png", "noending")
)  # fmt: skip
DATES = st.sampled_from(("2019", "2019-07", "2019-07-26", "2020-01", "1943", "2018-13", "0001-01-01"))


def remarks(depth: int = 2) -> st.SearchStrategy[list[Remark]]:
    points = remarks(depth - 1) if depth else st.just([])
    return st.lists(st.builds(Remark, text=LONGER, points=points), max_size=3)


ENTRIES = st.builds(
    Entry,
    id=st.sampled_from(("a", "b-2019", "键")),
    title=LONGER,
    title_zh=st.none() | LONGER,
    names=st.lists(LONGER, max_size=2),
    type=st.sampled_from((None, "article", "inproceedings", "preprint", "report", "thesis", "web")),
    authors=st.lists(st.builds(Author, family=LONGER, given=st.none() | LONGER), max_size=2),
    organizations=st.lists(LONGER, max_size=2),
    date=st.none() | DATES,
    venue=st.none()
    | st.builds(
        Publication,
        name=st.none() | LONGER,
        short=st.none() | st.sampled_from(("ACL", "NeurIPS")) | LONGER,
        year=st.none() | st.integers(1950, 2049),
        volume=st.none() | LONGER,
        pages=st.none() | LONGER,
        publisher=st.none() | LONGER,
    ).filter(lambda venue: venue != Publication()),
    identifiers=st.builds(
        Identifiers,
        arxiv=st.none() | st.sampled_from(("1907.11692", "cs/0112017", "nonsense")),
        doi=st.none() | st.sampled_from(("10.1162/tacl_a_00288", "10.18653/v1/N19-1423")),
        acl=st.none() | st.just("N19-1423"),
        openreview=st.none() | st.just("r1xMH1BtvB"),
    ),
    links=st.lists(
        st.builds(
            EntryLink,
            url=URLS,
            role=st.sampled_from(("paper", "code", "blog", "note", "x")),
            title=st.none() | TEXTS.filter(bool),
        ),
        max_size=3,
    ),
    section=st.sampled_from((None, "models", "applications")),
    topics=st.lists(LONGER, max_size=2),
    abstract=st.none() | LONGER,
    remarks=remarks(),
    pictures=st.lists(st.builds(Picture, file=PATHS, caption=st.none() | LONGER), max_size=2),
    notes=st.lists(PATHS, max_size=2),
)
