"""What the performance claims in the README are measured with.

Run from the root of the repository, with the standard library alone: ``python -m benchmarks`` builds a wheel of the
tree, installs it into a fresh virtual environment beside `benchmarks.floor`, measures both in turns, whole processes
each, and prints a Markdown table. ``--write`` puts that table into the READMEs. Needs pip, an index of packages, and
a system with pseudo-terminals.
"""
