"""`plmref open`."""

import re
import webbrowser
from typing import Annotated

import typer

from plmref.cli.options import READ, Ref, command
from plmref.cli.session import Session
from plmref.errors import PlmrefError
from plmref.views.text.document import DocumentView

EXAMPLES = [
    ("The paper in your browser", "plmref open roberta"),
    ("Its code", "plmref open electra --code"),
    ("Only the address", "plmref open t5 --print"),
]

_WEB = re.compile("https?://", re.IGNORECASE)


@command(READ, EXAMPLES, name="open")
def app(
    ref: Ref,
    session: Session,
    code: Annotated[bool, typer.Option("--code", help="The code instead of the paper.")] = False,
    print_: Annotated[bool, typer.Option("--print", help="Print the address, open nothing.")] = False,
) -> None:
    """Open a paper in the browser: the only command that reaches the network."""
    paper = session.library.paper(ref)
    role = "code" if code else "paper"
    # A user's own file may name anything; a browser is given what is of the web.
    url = next((link.url for link in paper.links if link.role == role and _WEB.match(link.url)), None)
    if url is None:
        raise PlmrefError(f"{paper.id} has no link to its {role}", f"plmref show {paper.id} --only links")
    if print_:
        session.output.write(DocumentView("open", url, {"id": paper.id, "role": role, "url": url}))
    elif not webbrowser.open(url):  # typer.launch says that all went well whatever happened
        raise PlmrefError(f"no browser could be started for {url}", "--print prints the address")
