import sys
from pathlib import Path

import platformdirs
import pytest

from plmref.library.directories import cache_folder, config_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere plmref asks platformdirs itself")


@pytest.mark.parametrize(
    "value", [None, "", "/srv/x", "/srv/x/", "/srv/a b/掩码", "relative", "~/x", " ", " /srv/x", "."]
)
def test_folders_are_where_platformdirs_wants_them(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        if value is None:
            monkeypatch.delenv(variable)
        else:
            monkeypatch.setenv(variable, value)
    assert cache_folder() == platformdirs.user_cache_path("plmref", appauthor=False)
    assert config_folder() == platformdirs.user_config_path("plmref", appauthor=False)


def test_the_home_folder_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/ada")
    assert cache_folder() == Path("/home/ada/.cache/plmref")


def test_a_user_without_a_home_has_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def unknown(_: int) -> pwd.struct_passwd:
        raise KeyError("no such user")

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert config_folder() == Path("/.config/plmref")
