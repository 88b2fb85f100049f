"""Rules on notes."""

import re
from collections.abc import Iterator

from plmref.analysis.checks.registry import Found, Subject, rule

HEADINGS = {
    "en": ("Problem", "Method", "Training", "Results", "Limits", "What came of it"),
    "zh": ("问题", "方法", "训练", "结果", "局限", "后续"),
}
MOST_WORDS = 500
MOST_HAN = 1000  # what 500 English words come to in Chinese, with room
_MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|!\[")


@rule("note-headings")
def note_headings(subject: Subject) -> Iterator[Found]:
    """A note begins with the name; its headings are problem, method, training, results, limits, what came of it."""
    for place, field, lang, text in _notes(subject):
        title, *others = re.findall(r"^#+ .*$", text, re.MULTILINE) or [""]
        if not title.startswith("# "):
            yield Found(place, field, "does not begin with the name as its title")
        names = [heading.lstrip("# ") for heading in others]
        known = [name for name in HEADINGS[lang] if name in names]
        if names != known:
            yield Found(
                place, field, f"headings are {', '.join(names)}; known, in this order: {', '.join(HEADINGS[lang])}"
            )


@rule("note-length")
def note_length(subject: Subject) -> Iterator[Found]:
    """A note is read in three minutes: at most 500 words in English, 1,000 Han characters in Chinese."""
    for place, field, lang, text in _notes(subject):
        count = len(text.split()) if lang == "en" else len(re.findall(r"[\u3400-\u9fff]", text))
        most = MOST_WORDS if lang == "en" else MOST_HAN
        if count > most:
            yield Found(place, field, f"{count:,} {'words' if lang == 'en' else 'Han characters'}; at most {most:,}")


@rule("note-markup")
def note_markup(subject: Subject) -> Iterator[Found]:
    """A note is read in a terminal: no HTML and no pictures in it; figures have a field of their own."""
    for place, field, _, text in _notes(subject):
        if found := _MARKUP.search(text):
            yield Found(place, field, f"HTML or a picture: {found[0]!r}")


def _notes(subject: Subject) -> Iterator[tuple[int, str, str, str]]:
    """Yields (place, field, language, text) of every note that exists."""
    for place, paper in subject.papers():
        for lang, name in (("en", paper.notes.en), ("zh", paper.notes.zh)):
            if name and name in subject.files:
                yield place, f"notes.{lang}", lang, subject.files[name]
