"""One module a command. `plmref.cli.app.COMMANDS` names them."""
