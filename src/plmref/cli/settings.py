"""Settings: flag, else environment, else config file, else default."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from plmref.errors import CatalogueUnreadable, UsageError
from plmref.library.directories import config_folder
from plmref.views.settings import Setting
from plmref.views.view import Pictures

LANGUAGES = {"en": ("en",), "zh": ("zh",), "both": ("en", "zh")}
# Name, and what it is without any setting.
_DEFAULTS = {"lang": "en", "pager": "less -FIRX", "images": "auto", "catalogue": ""}
_CHOICES = {"lang": tuple(LANGUAGES), "images": ("auto", "always", "never")}


class Settings(NamedTuple):
    """Every setting, and where each was found."""

    lang: Setting
    pager: Setting
    images: Setting
    catalogue: Setting

    @property
    def pictures(self) -> Pictures:
        """Whether figures are shown as pictures; `read_settings` let only these values in."""
        return cast("Pictures", self.images.value)

    @property
    def catalogue_path(self) -> Path | None:
        """The catalogue's folder; None is the bundled one."""
        return Path(self.catalogue.value).expanduser() if self.catalogue.value else None


def config_file() -> Path:
    """Returns where the config file is, whether it exists or not."""
    return config_folder() / "config.toml"


def read_settings(flags: Mapping[str, str | None], environ: Mapping[str, str] = os.environ) -> Settings:
    """Returns every setting by the order flag, environment, config file, default.

    Raises:
        UsageError: a value is none of those that the setting may have, or the config file has an unknown one.
        CatalogueUnreadable: the config file cannot be read.
    """
    file = config_file()
    written = _read_file(file) if file.exists() else {}
    found = {}
    for name in _DEFAULTS:
        found[name] = setting = _find(name, flags.get(name), environ, written, file)
        choices = _CHOICES.get(name)
        if choices and setting.value not in choices:
            raise UsageError(f"{name} is {' or '.join(choices)}, not {setting.value!r} (from {setting.origin})")
    return Settings(**found)


def _find(name: str, flag: str | None, environ: Mapping[str, str], written: Mapping[str, str], file: Path) -> Setting:
    variable = f"PLMREF_{name.upper()}"
    if flag is not None:
        return Setting(name, flag, f"--{name}")
    # Empty is unset, but for the pager: there it means none.
    if environ.get(variable) or (name == "pager" and variable in environ):
        return Setting(name, environ[variable], variable)
    if name in written:
        return Setting(name, written[name], str(file))
    if name == "pager" and environ.get("PAGER") is not None:
        return Setting(name, environ["PAGER"], "PAGER")
    if name == "pager" and environ.get("TERM") == "dumb":
        return Setting(name, "", "TERM")  # `less` would complain, and wait for a key
    if name == "lang" and (setting := _from_locale(environ)):
        return setting
    return Setting(name, _DEFAULTS[name], "default")


def _from_locale(environ: Mapping[str, str]) -> Setting | None:
    """Returns the language of the user's locale: the first of LANGUAGE, LC_ALL, LANG that says one."""
    for variable in ("LANGUAGE", "LC_ALL", "LANG"):
        for locale in environ.get(variable, "").split(":"):
            language = locale.replace("-", "_").partition("_")[0].partition(".")[0].lower()
            if language in ("en", "zh"):
                return Setting("lang", language, variable)
    return None


def _read_file(file: Path) -> dict[str, str]:
    import tomllib

    try:
        written: dict[str, Any] = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise CatalogueUnreadable(f"{file}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise CatalogueUnreadable(f"{file}: not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise CatalogueUnreadable(f"{file}: not TOML: {error}") from error
    for name, value in written.items():
        if name not in _DEFAULTS:
            raise UsageError(f"{file}: no setting {name!r}", f"settings are {', '.join(_DEFAULTS)}")
        if not isinstance(value, str):
            raise UsageError(f"{file}: {name} must be text in quotes")
    return written
