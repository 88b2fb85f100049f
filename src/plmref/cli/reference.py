"""The reference pages of the documentation, made from what the program itself says.

`python -m plmref.cli.reference > docs/commands.md` writes the page of the commands,
`python -m plmref.cli.reference checks > docs/checks.md` that of the rules of `plmref check`.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from inspect import cleandoc
from itertools import groupby
from typing import Any

from typer.main import get_command

from plmref.analysis.checks import RULES
from plmref.cli.app import COMMANDS
from plmref.cli.app import app as program
from plmref.cli.options import FORMATS

_MADE = "<!-- Made by `{}`; do not edit. -->"
# Groups of options that several commands have: described once, below the commands.
_SHARED = ("Filters", "Output")


def commands_page() -> str:
    """Returns the command reference as Markdown."""
    commands = {name: _load(module) for name, module in COMMANDS.items()}
    shared: dict[str, list[Any]] = {}
    lines = [
        _MADE.format("python -m plmref.cli.reference > docs/commands.md"),
        "# Commands",
        "",
        "Every command also has `--help` (`-h`). Options stand after the command: `plmref list --year 2019`.",
        "",
    ]
    for panel, group in groupby(commands.items(), key=lambda item: item[1][0].rich_help_panel):
        lines += [f"**{panel}**", ""]
        lines += [f"- [`plmref {name}`](#plmref-{name}): {_sentence(loaded[0].help)}" for name, loaded in group]
        lines.append("")
    lines += ["## plmref", "", *_table(_visible(get_command(program).params)), ""]
    for name, (command, examples) in commands.items():
        lines += _command_section(name, command, examples, shared)
    for group_name, options in shared.items():
        lines += [f"## {group_name}", "", *_table(options), ""]
    return "\n".join(lines)


def checks_page() -> str:
    """Returns the page of the rules of `plmref check` as Markdown, from their docstrings."""
    lines = [
        _MADE.format("python -m plmref.cli.reference checks > docs/checks.md"),
        "# Rules of `plmref check`",
        "",
        "Every finding ends in the name of its rule in brackets: `file:line: paper field: what is wrong [rule]`.",
        "`[yaml]` is a file that is not YAML as catalogues write it, `[schema]` a record that is not of the form that",
        "[the record format](record-format.md) describes. A record that has such a finding is left out, and so it is",
        "not seen by the rules below.",
        "",
    ]
    for module, rules in groupby(RULES.items(), key=lambda item: item[1].__module__):
        about = _sentence(import_module(module).__doc__).removesuffix(".").partition(":")[0]
        lines += [f"## {about}", ""]
        lines += [f"- `{name}`: {_sentence(check.__doc__)}" for name, check in rules]
        lines.append("")
    return "\n".join(lines)


def _load(module: str) -> tuple[Any, Sequence[tuple[str, str]]]:
    """Returns the command of a module as Typer builds it, and its examples."""
    found = import_module(f"plmref.cli.commands.{module}")
    return get_command(found.app), found.EXAMPLES


def _command_section(
    name: str, command: Any, examples: Sequence[tuple[str, str]], shared: dict[str, list[Any]]
) -> Iterator[str]:
    """Yields the section of one command; adds the groups of options that it shares to `shared`."""
    visible = _visible(command.params)
    groups = {title: [option for option in visible if _group(option) == title] for title in _SHARED}
    own = [option for option in visible if _group(option) not in _SHARED or _of_its_own(option)]
    arguments = [_term(option) for option in own if option.param_type_name == "argument"]
    yield from (f"## plmref {name}", "", cleandoc(command.help), "")
    yield from ("```", " ".join(["plmref", name, "[OPTIONS]", *arguments]), "```", "")
    if own:
        yield from (*_table(own), "")
    if links := [f"[{title.lower()}](#{title.lower()})" for title, options in groups.items() if options]:
        yield from (f"Shared options: {', '.join(links)}.", "")
    yield from (*(f"- {what}: `{line}`" for what, line in examples), "")
    for title, options in groups.items():
        if options:
            shared.setdefault(title, [option for option in options if not _of_its_own(option)])


def _of_its_own(option: Any) -> bool:
    """Tells whether a command offers other forms than those in the section that commands share."""
    return option.name == "format" and tuple(option.type.choices) != FORMATS


def _group(option: Any) -> str:
    return getattr(option, "rich_help_panel", None) or ""


def _visible(params: Iterable[Any]) -> list[Any]:
    """Returns the arguments and options that help shows, but for `--help` itself."""
    return [param for param in params if not getattr(param, "hidden", False) and param.name != "help"]


def _table(options: Iterable[Any]) -> list[str]:
    """Returns arguments and options as a Markdown table."""
    rows = [(_code(_term(option)), _choices(option), _default(option), option.help or "") for option in options]
    cells = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    return ["| option | values | default | what |", "| --- | --- | --- | --- |", *(f"| {row} |" for row in cells)]


def _term(option: Any) -> str:
    """Returns how an argument or option is typed."""
    if option.param_type_name == "argument":
        return str(option.metavar or (option.name.upper() if option.required else f"[{option.name.upper()}]"))
    return ", ".join([*option.opts, *option.secondary_opts])


def _choices(option: Any) -> str:
    if choices := getattr(option.type, "choices", None):
        return " ".join(map(_code, choices))
    if option.param_type_name == "argument" or option.is_flag:
        return ""
    kind = option.metavar or option.type.name.removesuffix(" range").upper()
    return f"{kind}, repeatable" if option.multiple else str(kind)


def _default(option: Any) -> str:
    if option.default is None or isinstance(option.default, bool) or option.required:
        return ""
    return _code(option.default)


def _code(text: object) -> str:
    return f"`{text}`"


def _sentence(text: str | None) -> str:
    """Returns the first paragraph on one line."""
    return " ".join(cleandoc(text or "").partition("\n\n")[0].split())


if __name__ == "__main__":
    sys.stdout.write(checks_page() if sys.argv[1:] == ["checks"] else commands_page())
