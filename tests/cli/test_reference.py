from pathlib import Path

import pytest

from plmref.analysis.checks import RULES
from plmref.cli.app import COMMANDS
from plmref.cli.reference import checks_page, commands_page
from tests.program import run

_DOCS = Path(__file__).parent.parent.parent / "docs"


def test_the_command_reference_on_disk_is_what_the_commands_say() -> None:
    assert (_DOCS / "commands.md").read_text("utf-8") == commands_page()


def test_the_page_of_the_rules_on_disk_is_what_the_rules_say() -> None:
    assert (_DOCS / "checks.md").read_text("utf-8") == checks_page()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section_with_two_to_four_examples(name: str) -> None:
    section = commands_page().partition(f"\n## plmref {name}\n")[2].partition("\n## ")[0]
    examples = [line for line in section.splitlines() if line.startswith("- ")]
    assert 2 <= len(examples) <= 4
    assert all(f"plmref {name}" in example for example in examples)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_the_help_is_in_the_reference(name: str) -> None:
    shown = {word for word in run(name, "--help").out.split() if word.startswith("--")}
    assert shown - {"--help"} <= set(commands_page().replace("`", " ").replace(",", " ").split())


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_line(rule: str) -> None:
    assert f"\n- `{rule}`: " in checks_page()
