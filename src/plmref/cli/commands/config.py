"""`plmref config`."""

from plmref.cli.options import UPKEEP, command
from plmref.cli.session import Session
from plmref.cli.settings import config_file
from plmref.views.settings import SettingsView

EXAMPLES = [
    ("Every setting, and where it comes from", "plmref config"),
    ("What a variable changes", "PLMREF_LANG=zh plmref config"),
]


@command(UPKEEP, EXAMPLES, name="config")
def app(session: Session) -> None:
    """Show each setting, its value, and where the value comes from."""
    session.output.write(SettingsView(session.settings))
    file = config_file()
    session.output.say(f"config file: {file}{'' if file.exists() else ' (none yet)'}")
