"""The text of an entry's heading: date, model, title, and in brackets who published it where.

A heading is read by what it looks like, so each form is tried with the reader of lists, and the fullest that it
understands is taken.
"""

from collections.abc import Iterator

from plmref.formats.markdown_list.facts import Facts, take_group
from plmref.formats.markdown_list.head import read_head
from plmref.formats.markdown_list.inline import pieces
from plmref.formats.markdown_list.titles import both_languages
from plmref.formats.markdown_list.venues import Venue
from plmref.views.text.reading_list.escape import escaped
from plmref.views.text.reading_list.listed import Listed, date_text
from plmref.views.view import Languages


def heading(entry: Listed, languages: Languages) -> str:
    """Returns the text of a heading, as Markdown without its brackets."""
    date = f"{date_text(entry.date)} " if entry.date else ""
    title = f"{entry.title} {entry.title_zh}" if entry.title_zh else entry.title
    name = entry.names[0] if entry.names else ""
    forms = ((title, name), (f"{name} {title}", name), (f"{title}: {name}", name), (title, ""))
    tails = [_bracketed(tail, languages) for tail in _tails(entry)] or [""]
    for tail in tails:  # a long one may be taken for a part of the title
        for form, wanted in forms:
            text = escaped(f"{date}{form}{tail}")
            if (form == title or name) and _is_read(text, entry, wanted):
                return text
    return escaped(f"{date}{title}{tails[0]}")


def _bracketed(tail: str, languages: Languages) -> str:
    return f"（{tail}）" if languages[0] == "zh" else f" ({tail})"


def _is_read(text: str, entry: Listed, name: str) -> bool:
    """Tells whether the reader of lists gives title and date back, and the name, if there is one."""
    head = read_head(pieces(f"[{text}](note.md)"))
    said = (*both_languages(head.title), head.facts.date)
    return said == (entry.title, entry.title_zh, entry.date) and (not name or name in head.facts.names)


def _tails(entry: Listed) -> Iterator[str]:
    """Yields what can stand in the brackets and is read as it is meant, the fullest first."""
    makers = "/".join(entry.organizations)
    venue = " ".join(str(part) for part in entry.venue if part) if entry.venue else ""
    year = str(entry.date.year) if entry.date else ""
    for organizations, where in ((makers, venue), ("", venue), (makers, year if not venue else "")):
        text = "/".join(filter(None, (organizations, where)))
        facts = Facts()
        if where and (organizations or where == venue) and take_group(text, facts):
            names = list(entry.organizations) if organizations else []
            published = Venue(*entry.venue) if entry.venue and where == venue else None
            dates = (None, entry.date._replace(month=None, day=None)) if entry.date else (None,)
            if facts.organizations == names and facts.venue == published and facts.date in dates and not facts.names:
                yield text
