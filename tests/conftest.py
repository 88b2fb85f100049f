"""What all tests share: the toy catalogue, and a way to run the program as a shell does."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from plmref.library.library import Library

# In CI the same examples every time, so that a change is judged by what it changes; elsewhere new ones, to learn.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

TOY = Path(__file__).parent / "toy"

# No test sees the settings of whoever runs it.
_SETTINGS = ("LANGUAGE", "LC_ALL", "LANG", "PAGER", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite tests/goldens from what is printed now")


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [*_SETTINGS, *(name for name in os.environ if name.startswith("PLMREF_"))]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("PLMREF_CATALOGUE", str(TOY))


@pytest.fixture(scope="session")
def toy() -> Iterator[Library]:
    with Library.open(TOY, cache=None) as library:
        yield library


@pytest.fixture(scope="session")
def bundled() -> Iterator[Library]:
    with Library.open(cache=None) as library:
        yield library


@pytest.fixture
def without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes matplotlib look as if it were not installed."""
    for name in list(sys.modules):
        if name.partition(".")[0] == "matplotlib" or name.startswith("plmref.views.plots."):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
