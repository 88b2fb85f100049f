"""`plmref search`."""

from typing import Annotated

import typer

from plmref.cli.options import FIND, Limit, command
from plmref.cli.session import Session
from plmref.errors import UsageError
from plmref.library.filters import Filters
from plmref.library.search import SearchResult
from plmref.views.found import SearchView

EXAMPLES = [
    ("By what a paper does", 'plmref search "replaced token detection"'),
    ("In Chinese, with a year", "plmref search 百度 2019"),
    ("By an identifier, in any form", "plmref search arxiv.org/pdf/1907.11692v1.pdf"),
    ("With a filter, and without a word", "plmref search masking author:liu not:ernie"),
]


@command(FIND, EXAMPLES, name="search")
def app(
    filters: Filters,
    session: Session,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS...", help="Words, names, identifiers; none if there is a filter."),
    ] = None,
    limit: Limit = 20,
) -> None:
    """Find papers by words in names, titles, authors, key points and notes, in English and Chinese."""
    if not words and not any(filters):
        raise UsageError("nothing to search for", "plmref search WORDS...; plmref list shows all papers")
    result = session.library.search(words or [], filters, limit=limit, lang=session.languages[0])
    for message in messages(result):
        session.output.say(message)
    session.output.write(SearchView(result))
    session.expect(result.hits, "nothing found", "fewer words find more; plmref list shows all papers")


def messages(result: SearchResult) -> list[str]:
    """Returns what the reader must know of how the result came about."""
    said = []
    if result.corrections:
        said.append("showing results for " + ", ".join(f"{used} (not {typed})" for typed, used in result.corrections))
    if result.partial:
        have, wanted = result.partial
        said.append(f"no paper has all of it; these have {have} of {wanted} parts")
    if result.cut:
        said.append(f"the query is too long; its last {result.cut} words were left out")
    if result.more:
        said.append(f"{len(result.hits)} of more than {result.total:,}; more words, or a filter, narrow it down")
    elif len(result.hits) < result.total:
        said.append(f"{len(result.hits)} of {result.total}; --limit 0 shows all")
    return said
