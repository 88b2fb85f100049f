"""`python -m plmref` is `plmref`."""

from plmref.cli.main import run

run()
