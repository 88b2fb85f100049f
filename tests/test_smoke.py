from tests.program import on_terminal, run, spawn


def test_list_prints_a_line_a_paper() -> None:
    ended = run("list")
    assert (ended.code, ended.err, ended.out.count("\n")) == (0, "", 5)


def test_the_module_runs_as_the_program_does() -> None:
    assert spawn("list", "--format", "ids") == run("list", "--format", "ids")


def test_a_terminal_gets_a_table() -> None:
    assert "Organization" in on_terminal("list").out
