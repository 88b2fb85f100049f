"""The commands: each parses, calls one thing, and hands the result to the output. The only place that imports typer."""
