"""The options that commands share, each declared once.

A command is a plain function. If it takes `filters: Filters`, it gets the filter options; if it takes `session:
Session`, the output options. `command` gives its function to Typer with those options in place of the two.
"""

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import typer

from plmref.cli.session import Session
from plmref.errors import PlmrefError
from plmref.library.filters import Filters, Years
from plmref.library.library import Library
from plmref.library.sources import legible, load_sources
from plmref.views.text.clean import one_line

FIND, READ, HAND_IN, LISTS, UPKEEP = "Find", "Read", "Hand in", "Your lists", "Your setup"

_SHELL = dict.fromkeys(map(ord, "\\`$\"'"))

_FILTERS, _OUTPUT = "Filters", "Output"


def complete_paper(incomplete: str) -> list[tuple[str, str]]:
    """Completes the id of a paper at the shell."""
    return _completed(lambda library: library.complete_papers(incomplete))


def complete_term(incomplete: str) -> list[tuple[str, str]]:
    """Completes the id of a term at the shell."""
    return _completed(lambda library: library.complete_terms(incomplete))


def complete_source(incomplete: str) -> list[str]:
    """Completes the name of a source at the shell."""
    try:
        return [source.name for source in load_sources() if source.name.startswith(incomplete)]
    except PlmrefError:
        return []


def _completed(ask: Callable[[Library], Sequence[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Returns completions without what shells act on: Typer's zsh script evaluates what it is given.

    A wrong setting completes nothing; the command itself will tell of it.
    """
    try:
        with Session(quiet=True) as session:
            return [(name, one_line(text).translate(_SHELL)) for name, text in ask(session.library)]
    except PlmrefError:
        return []


def complete_list(incomplete: str, known: Iterable[str]) -> list[str]:
    """Completes the last of several words with commas between at the shell."""
    before, comma, _ = incomplete.rpartition(",")
    said = before.split(",")
    return [before + comma + name for name in known if name not in said]


FILTER_OPTIONS = {
    "year": Annotated[
        list[str] | None,
        typer.Option(
            "--year",
            "-y",
            metavar="YEAR",
            rich_help_panel=_FILTERS,
            help="2019, 2018..2020, ..2019 or 2019..",
        ),
    ],
    "org": Annotated[
        list[str] | None,
        typer.Option(
            "--org",
            metavar="NAME",
            rich_help_panel=_FILTERS,
            help="Words of an organization, in either language.",
        ),
    ],
    "author": Annotated[
        list[str] | None,
        typer.Option("--author", "-a", metavar="NAME", rich_help_panel=_FILTERS, help="Words of an author's name."),
    ],
    "topic": Annotated[
        list[str] | None,
        typer.Option(
            "--topic",
            "-t",
            metavar="TERM",
            rich_help_panel=_FILTERS,
            help="A term of the glossary, by any of its names.",
            autocompletion=complete_term,
        ),
    ],
    "section": Annotated[
        Literal["models", "applications"] | None,
        typer.Option("--section", rich_help_panel=_FILTERS, help="A part of the catalogue."),
    ],
    "source": Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            metavar="NAME",
            rich_help_panel=_FILTERS,
            help='A source file; "catalogue" is the bundled one.',
        ),
    ],
}
FORMATS = ("table", "tsv", "markdown", "json", "jsonl", "ids")


def _format_option(formats: Sequence[str], what: str) -> Any:
    """Returns the annotation of `--format` for a command that has these forms."""
    choices = Literal[tuple(dict.fromkeys(formats))]  # type: ignore[valid-type]  # a command's own forms are known at run time
    return Annotated[choices | None, typer.Option("--format", "-f", rich_help_panel=_OUTPUT, help=what)]


OUTPUT_OPTIONS = {
    "format": _format_option(FORMATS, "Else a table on a terminal, plain text in a pipe."),
    "json": Annotated[bool, typer.Option("--json", rich_help_panel=_OUTPUT, help="Short for --format json.")],
    "header": Annotated[
        bool,
        typer.Option("--header", rich_help_panel=_OUTPUT, help="Begin TSV with the names of its columns."),
    ],
    "lang": Annotated[
        Literal["en", "zh", "both"] | None,
        typer.Option("--lang", "-l", rich_help_panel=_OUTPUT, help="Language of the text; else your locale's."),
    ],
    "pager": Annotated[
        bool,
        typer.Option(
            "--pager/--no-pager",
            rich_help_panel=_OUTPUT,
            help="Show what is longer than the terminal in a pager.",
        ),
    ],
    "output": Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", rich_help_panel=_OUTPUT, help="Write to a file; - is stdout."),
    ],
    "force": Annotated[bool, typer.Option("--force", rich_help_panel=_OUTPUT, help="Overwrite that file.")],
}
_DEFAULTS: dict[str, Any] = {"json": False, "header": False, "pager": True, "force": False}


def command(
    panel: str,
    examples: Sequence[tuple[str, str]],
    name: str | None = None,
    formats: Sequence[str] = FORMATS,
    otherwise: str = "",
) -> Callable[[Callable[..., None]], typer.Typer]:
    """Returns a decorator that makes a function a command.

    Args:
        panel: the group that the command stands in.
        examples: (what it does, the line to type); they end the help and stand in the reference.
        name: what it is called, if not as its function.
        formats: what `--format` offers: `formats` of the command's view, where it has others than most commands.
        otherwise: what decides without `--format`, in a sentence, if not where the output goes.
    """

    def decorate(function: Callable[..., None]) -> typer.Typer:
        app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
        app.command(
            name or function.__name__,
            rich_help_panel=panel,
            context_settings={"help_option_names": ["-h", "--help"]},
            epilog="\n\n".join(f"{what}: [bold]{_escaped(line)}[/bold]" for what, line in examples),
        )(_with_shared_options(function, formats, otherwise))
        return app

    return decorate


def _escaped(line: str) -> str:
    return line.replace("[", "\\[")


def _default_forms(on_terminal: str, in_pipe: str) -> str:
    return f"Else {on_terminal} on a terminal, {in_pipe} in a pipe." if on_terminal != in_pipe else f"Else {in_pipe}."


def _with_shared_options(function: Callable[..., None], formats: Sequence[str], otherwise: str) -> Callable[..., None]:
    signature = inspect.signature(function)
    hints = get_type_hints(function, include_extras=True)
    otherwise = otherwise or _default_forms(*formats[:2])
    own_format = {} if formats is FORMATS else {"format": _format_option(formats, otherwise)}
    shared = {"filters": FILTER_OPTIONS, "session": OUTPUT_OPTIONS | own_format}
    options: list[inspect.Parameter] = []
    for parameter in signature.parameters.values():
        if parameter.name in shared:
            options += [
                _keyword(name, hint, _DEFAULTS.get(name))
                for name, hint in shared[parameter.name].items()
                if name not in signature.parameters  # `add` has a --format of its own: that of the files
            ]
        else:
            options.append(_keyword(parameter.name, hints[parameter.name], parameter.default))

    @functools.wraps(function)
    def run(**given: Any) -> None:
        own = {name: value for name, value in given.items() if name in signature.parameters}
        if "filters" in signature.parameters:
            own["filters"] = _filters(**{name: given[name] for name in FILTER_OPTIONS})
        if "session" in signature.parameters:
            output = {name: given[name] for name in OUTPUT_OPTIONS if name not in signature.parameters}
            with Session(**output) as session:
                function(**own, session=session)
        else:
            function(**own)

    run.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]  # what Typer reads
    run.__annotations__ = {option.name: option.annotation for option in options}
    del run.__wrapped__
    return run


def _keyword(name: str, hint: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def _filters(
    year: list[str] | None,
    org: list[str] | None,
    author: list[str] | None,
    topic: list[str] | None,
    section: str | None,
    source: list[str] | None,
) -> Filters:
    return Filters(
        years=tuple(map(Years.parse, year or [])),
        orgs=tuple(org or []),
        authors=tuple(author or []),
        topics=tuple(topic or []),
        sections=(section,) if section else (),
        sources=tuple(map(legible, source or [])),
    )


Limit = Annotated[int, typer.Option("--limit", "-n", min=0, help="At most this many; 0 is all.")]
Refs = Annotated[
    list[str],
    typer.Argument(metavar="REF...", help="Ids, names, identifiers or URLs of papers.", autocompletion=complete_paper),
]
Ref = Annotated[
    str,
    typer.Argument(metavar="REF", help="Id, name, identifier or URL of a paper.", autocompletion=complete_paper),
]
