"""The user's folders, where the platform wants them."""

import os
import sys
from pathlib import Path

_APP = "plmref"


def cache_folder() -> Path:
    """Returns where indexes are kept: what platformdirs says."""
    if sys.platform == "linux":
        return _xdg("XDG_CACHE_HOME", ".cache")
    from platformdirs import user_cache_path

    return user_cache_path(_APP, appauthor=False)


def config_folder() -> Path:
    """Returns where the config file is looked for: what platformdirs says."""
    if sys.platform == "linux":
        return _xdg("XDG_CONFIG_HOME", ".config")
    from platformdirs import user_config_path

    return user_config_path(_APP, appauthor=False)


def _xdg(variable: str, default: str) -> Path:
    """Returns a folder of the XDG Base Directory Specification, in which a path that is not absolute is ignored.

    platformdirs says the same (a test compares them), but importing it takes 5 ms of every start, 5 % of a search.
    """
    base = os.environ.get(variable, "")
    return Path(base if os.path.isabs(base) else _home() / default) / _APP  # noqa: PTH117  # what platformdirs asks


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # no HOME, and a user whom the system does not know: containers say / then
        return Path("/")
