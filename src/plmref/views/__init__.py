"""Results to text: one module a kind of result, `text` and `terminal` for how it is written.

A view holds a result and says how it looks as TSV, JSON, Markdown, ids and on a terminal; `Output` picks one and
writes it. Views know no console, clock or environment.
"""
