"""One module a figure: ``NAME``, the file that it becomes, and ``draw``."""
