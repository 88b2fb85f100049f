"""The two programs that are measured, installed alike: a wheel of this tree, and the floor beside it."""

import os
import shutil
import subprocess
import venv
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
_FLOOR: Final = Path(__file__).with_name("floor.py")


class Installed(NamedTuple):
    """A virtual environment with plmref and the floor, and a home folder for them.

    Attributes:
        python: the environment's interpreter.
        plmref: the console script that pip wrote.
        floor: the same for the floor.
        environ: all that measured processes see of the environment; nothing in it is the user's.
        folder: where all this and more may lie.
    """

    python: str
    plmref: str
    floor: str
    environ: dict[str, str]
    folder: Path


def install(folder: Path) -> Installed:
    """Builds and installs plmref, without extras, and the floor into an environment in an empty folder.

    Raises:
        subprocess.CalledProcessError: pip failed; it has said why on stderr.
    """
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    scripts = environment / "bin"
    python = str(scripts / "python")
    _pip(python, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    [wheel] = folder.glob("plmref-*.whl")
    _pip(python, "install", "--compile", str(wheel))
    _install_floor(python, scripts, next(environment.glob("lib/python*/site-packages")))
    return Installed(python, str(scripts / "plmref"), str(scripts / "floor"), _environ(folder), folder)


def _pip(python: str, *arguments: str) -> None:
    # Isolated: PYTHONDONTWRITEBYTECODE and PYTHONPATH must not reach what is installed.
    subprocess.run([python, "-I", "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments], check=True)


def _install_floor(python: str, scripts: Path, packages: Path) -> None:
    """Makes the floor start as plmref does: a script like the one that pip wrote imports a byte-compiled module."""
    module = packages / _FLOOR.name
    shutil.copyfile(_FLOOR, module)
    subprocess.run([python, "-I", "-m", "py_compile", str(module)], check=True)
    text = (scripts / "plmref").read_text("utf-8")
    launcher = text.replace("from plmref.cli.main import run", "from floor import app as run")
    if launcher == text:
        raise RuntimeError("pip's console script has changed; the floor would not start as plmref does")
    script = scripts / "floor"
    script.write_text(launcher, "utf-8")
    script.chmod(0o755)


def _environ(folder: Path) -> dict[str, str]:
    home = folder / "home"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLUMNS": "100",
        "LINES": "40",
        "PAGER": "",
    }
