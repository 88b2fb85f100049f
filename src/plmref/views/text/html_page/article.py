"""One paper on the page."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from plmref.records.entry import Entry, Remark
from plmref.records.paper import Author, KeyPoint, Paper
from plmref.views.exported import Exported, Sourced
from plmref.views.facts import TermNames, facts
from plmref.views.labels import label
from plmref.views.sheet import result_cells, result_columns
from plmref.views.text.html_page.elements import CHINESE, ENGLISH, both, details, labelled, link, listing, text
from plmref.views.text.html_page.notes import note_html
from plmref.views.text.html_page.pictures import data_uri

_MANY = 8  # authors, beyond which the rest is counted
# Facts that the head of an article says already.
_SAID = ("title", "authors", "organizations", "date", "topics")


def anchor(name: str) -> str:
    """Returns the id that a paper has on the page, which no other element of it has."""
    return "paper-" + re.sub(r"\s+", "-", name)


def keys(paper: Exported, term: TermNames) -> dict[str, list[tuple[str, str]]]:
    """Returns (English, Chinese) of what the page's filters know of a paper, by filter."""
    record = paper.paper
    topics = [
        (found.name.en, found.name.zh or found.name.en) if (found := term(name)) else (name, name)
        for name in record.topics
    ]
    sections = [(label(record.section, ENGLISH), label(record.section, CHINESE))] if record.section else []
    return {
        "year": [(record.date[:4], record.date[:4])] if record.date else [],
        "organization": [(name.en, name.zh or name.en) for name in record.organizations],
        "topic": topics,
        "section": sections,
    }


def article(paper: Exported, term: TermNames, present: frozenset[str]) -> str:
    """Returns one paper; of the papers that it names, those in `present` are on the page too."""
    name = text(anchor(paper.row.id))
    known = {key: [english for english, _ in pairs] for key, pairs in keys(paper, term).items()}
    data = " ".join(f'data-{key}="{text(json.dumps(values, ensure_ascii=False))}"' for key, values in known.items())
    parts = [*_head(paper, f"{name}-title"), *_body(paper, term, present)]
    inner = "\n".join(part for part in parts if part)
    return f'<article id="{name}" aria-labelledby="{name}-title" {data}>\n{inner}\n</article>'


def _head(paper: Exported, heading: str) -> Iterator[str]:
    record = paper.paper
    page = next((each.url for each in record.links if each.role == "paper"), "")
    yield f'<h3 id="{heading}">{link(page, text(record.title))}</h3>'
    if record.title_zh:
        yield f'<p class="title-zh" lang="zh">{text(record.title_zh)}</p>'
    date = f'<time datetime="{text(record.date)}">{text(record.date)}</time>' if record.date else labelled("undated")
    venue = record.venue
    where = " ".join(str(part) for part in (venue.short or venue.name, venue.year) if part) if venue else ""
    makers = [both(name.en, name.zh) for name in record.organizations]
    names = f"<strong>{text(record.names[0])}</strong>" if record.names else ""
    said = [names, date, text(where), '<span class="gap">; </span>'.join(makers)]
    between = ' <span aria-hidden="true">·</span> '
    yield f'<p class="meta">{between.join(filter(None, said))}</p>'
    if record.authors:
        shown = ", ".join(map(_author, record.authors[:_MANY]))
        more = len(record.authors) - _MANY
        yield f'<p class="authors">{shown}{f", +{more}" if more > 0 else ""}</p>'
    yield listing(list(_links(paper)), "links")


def _author(author: Author) -> str:
    return f"{text(author.name)} ({text(author.zh)})" if author.zh and author.zh != author.name else text(author.name)


def _links(paper: Exported) -> Iterator[str]:
    seen: set[str] = set()
    for record in paper.records:
        for each in record.record.links:
            if each.url in seen or not re.match(r"https?://", each.url, re.IGNORECASE):
                continue
            seen.add(each.url)
            host = re.sub(r"https?://(?:www\.)?([^/?#]*).*", r"\1", each.url, flags=re.IGNORECASE | re.DOTALL)
            yield link(each.url, f'{labelled(each.role)} <span class="host">{text(each.title or host)}</span>')


def _body(paper: Exported, term: TermNames, present: frozenset[str]) -> Iterator[str]:
    for sourced in paper.records:
        record = sourced.record
        if isinstance(record, Entry):
            yield from _own(sourced, record)
        else:
            yield listing(list(map(_point, record.key_points)), "points")
            yield from _figures((sourced.file(each.file), each.caption.en, each.caption.zh) for each in record.figures)
            yield details(labelled("facts"), _facts(record, term), "facts")
            yield details(labelled("results"), _results(record), "results")
            yield details(labelled("lineage"), _lineage(record, present), "lineage")
            yield details(labelled("note"), _notes(sourced, record), "note")


def _point(point: KeyPoint) -> str:
    below = listing([both(sub.en, sub.zh) for sub in point.points])
    return f'{both(point.en, point.zh)} <small class="source">{text(point.source)}</small>{below}'


def _figures(figures: Iterable[tuple[Path | None, str, str | None]]) -> Iterator[str]:
    for path, english, chinese in figures:
        if uri := data_uri(path):
            caption = f"<figcaption>{both(english, chinese)}</figcaption>" if english else ""
            yield f'<figure><img src="{uri}" alt="{text(english)}" loading="lazy">{caption}</figure>'


def _facts(record: Paper, term: TermNames) -> str:
    pairs = zip(facts(record, term, ENGLISH), facts(record, term, CHINESE), strict=True)
    lines = []
    last = ""
    for english, chinese in pairs:
        if english.key in _SAID:
            continue
        name = f"<dt>{labelled(english.key)}</dt>" if english.key != last else ""
        lines.append(f"{name}<dd>{both(english.text, chinese.text)}{_source(english.source)}</dd>")
        last = english.key
    return f"<dl>{''.join(lines)}</dl>" if lines else ""


def _source(source: str) -> str:
    return f' <small class="source">{text(source)}</small>' if source else ""


def _results(record: Paper) -> str:
    note = record.results_note
    below = f"<p>{both(note.en, note.zh)}</p>" if note else ""
    if not record.results:
        return below
    columns = result_columns(record.results, sources=True)
    head = "".join(f'<th scope="col" class="{column}">{labelled(column)}</th>' for column in columns)
    rows = ""
    for result in record.results:
        cells = zip(
            columns, result_cells(result, columns, ENGLISH), result_cells(result, columns, CHINESE), strict=True
        )
        rows += "<tr>" + "".join(
            f'<td class="{column}">{both(english, chinese)}</td>' for column, english, chinese in cells
        )
        rows += "</tr>\n"
    table = f"<table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"
    return f'<div class="wide" tabindex="0" role="region" aria-label="{text(record.title)}">{table}</div>{below}'


def _lineage(record: Paper, present: frozenset[str]) -> str:
    def name(paper: str) -> str:
        shown = f"<code>{text(paper)}</code>"
        return f'<a href="#{text(anchor(paper))}">{shown}</a>' if paper in present else shown

    return listing(
        [
            f"{both(label(edge.relation, ENGLISH), label(edge.relation, CHINESE))} {name(edge.id)}: "
            f"{both(edge.how.en, edge.how.zh)}{_source(edge.source)}"
            for edge in record.builds_on
        ]
    )


def _notes(sourced: Sourced, record: Paper) -> str:
    named = (("en", record.notes.en), ("zh", record.notes.zh))
    notes = {lang: note_html(found) for lang, name in named if name and (found := sourced.text(name))}
    if len(notes) == 1:
        return next(iter(notes.values()))
    return "".join(f'<div class="t" lang="{lang}">{note}</div>' for lang, note in notes.items())


def _own(sourced: Sourced, entry: Entry) -> Iterator[str]:
    """Yields what a user's file says beside what the head of the article shows."""
    pictures = ((sourced.file(each.file), each.caption or "", None) for each in entry.pictures)
    notes = [note_html(found) for name in entry.notes if (found := sourced.text(name))]
    abstract = f"<p>{text(entry.abstract)}</p>" if entry.abstract else ""
    parts = [abstract, _remarks(entry.remarks), *_figures(pictures), details(labelled("note"), "".join(notes), "note")]
    if inner := "\n".join(filter(None, parts)):
        yield f'<section class="own"><h4>{labelled("from file")} {text(sourced.source)}</h4>\n{inner}\n</section>'


def _remarks(remarks: Sequence[Remark]) -> str:
    return listing([text(remark.text) + _remarks(remark.points) for remark in remarks])
