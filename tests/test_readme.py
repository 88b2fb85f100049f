"""The examples in the READMEs are what the program prints on a terminal of 80 columns."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plmref import Library

ROOT = Path(__file__).parent.parent
EXAMPLE = re.compile(r"^```\n\$ (plmref [^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(name: str) -> list[tuple[str, str]]:
    return EXAMPLE.findall((ROOT / name).read_text("utf-8"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a cache in which the index stands already: a reader's first call shows how it is built."""
    folder = tmp_path_factory.mktemp("cache")
    typed("plmref --version", "en", folder)
    return folder


def typed(line: str, lang: str, cache: Path) -> str:
    """Types a line at a shell on a terminal, and returns what then stands there."""
    leader, follower = pty.openpty()
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PLMREF_")}
    environ |= {"COLUMNS": "80", "LINES": "500", "TERM": "xterm-256color", "PLMREF_PAGER": "", "PLMREF_LANG": lang}
    environ["XDG_CACHE_HOME"] = str(cache)
    environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environ['PATH']}"
    with subprocess.Popen(["/bin/sh", "-c", line], stdin=follower, stdout=follower, stderr=follower, env=environ):
        os.close(follower)
        written = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:  # the other side is closed
                break
            if not chunk:
                break
            written += chunk
    os.close(leader)
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", written.decode().replace("\r\n", "\n"))


@pytest.mark.parametrize(
    ("line", "output", "lang"),
    [
        pytest.param(line, output, lang, id=f"{lang} {line}")
        for name, lang in (("README.md", "en"), ("README.zh-CN.md", "zh"))
        for line, output in examples(name)
    ],
)
def test_an_example_is_real_output(line: str, output: str, lang: str, cache: Path) -> None:
    assert typed(line, lang, cache) == output


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_there_are_examples(name: str) -> None:
    assert len(examples(name)) > 8


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("README.md", "{} papers"),
        ("README.md", "{} terms"),
        ("README.zh-CN.md", "{} 篇论文"),
        ("README.zh-CN.md", "{} 条术语"),
    ],
)
def test_the_readme_counts_the_catalogue_as_it_is(name: str, says: str, bundled: Library) -> None:
    count = len(bundled.terms()) if "term" in says or "术语" in says else len(bundled.rows())
    assert says.format(count) in (ROOT / name).read_text("utf-8")
