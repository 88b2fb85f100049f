import re
from pathlib import Path

import pytest
from figures.screens import FOLDER, SCREENS, printed, text_of

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", SCREENS)
def test_a_picture_says_what_the_program_prints(name: str) -> None:
    said = "".join(printed(SCREENS[name]))
    shown = text_of((FOLDER / f"{name}.svg").read_text("utf-8"))
    assert shown == re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\|\s", "", said)


def test_every_picture_stands_in_a_readme_and_every_one_there_is_drawn() -> None:
    named = {
        name
        for readme in ("README.md", "README.zh-CN.md")
        for name in re.findall(r"docs/screens/([\w-]+)\.svg", (ROOT / readme).read_text("utf-8"))
    }
    assert named == set(SCREENS) == {file.stem for file in FOLDER.iterdir()}
