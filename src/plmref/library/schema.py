"""The tables of the index. Change the version with every change to them or to what is put into them."""

SCHEMA_VERSION = 8

# Columns of the full-text index and what a word in each is worth.
COLUMNS = {
    "names": 12.0,
    "title": 8.0,
    "terms": 5.0,
    "authors": 4.0,
    "organizations": 5.0,
    "venue": 3.0,
    "facts": 2.0,
    "points": 2.0,
    "note": 1.0,
}

# Text comes in as words with blanks between; the tokenizer must not take them apart again.
_CONTENTLESS = """content='', columnsize=0, detail=full, tokenize="unicode61 remove_diacritics 0 tokenchars '.+#=-'" """

SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE stamps (path TEXT, mtime_ns INTEGER, size INTEGER, inode INTEGER, digest TEXT);
CREATE TABLE papers (
    rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, date TEXT NOT NULL, year INTEGER NOT NULL,
    title TEXT NOT NULL, title_zh TEXT, names TEXT NOT NULL, organizations TEXT NOT NULL, section TEXT NOT NULL,
    notes TEXT NOT NULL, figures INTEGER NOT NULL, record BLOB NOT NULL
);
CREATE TABLE keys (key TEXT, paper INTEGER, PRIMARY KEY (key, paper)) WITHOUT ROWID;
CREATE TABLE edges (target TEXT, paper INTEGER, edge BLOB NOT NULL, PRIMARY KEY (target, paper)) WITHOUT ROWID;
CREATE TABLE lines (number INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE VIRTUAL TABLE linetext USING fts5 (text, {_CONTENTLESS});
CREATE TABLE lengths (paper INTEGER, field TEXT, words INTEGER NOT NULL, PRIMARY KEY (paper, field)) WITHOUT ROWID;
CREATE TABLE averages (field TEXT PRIMARY KEY, words REAL NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE fulltext USING fts5 (
    {", ".join(COLUMNS)}, {_CONTENTLESS}
);
CREATE TABLE vocabulary (
    id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, papers INTEGER NOT NULL, name INTEGER NOT NULL
);
CREATE TABLE deletions (key INTEGER, word INTEGER, PRIMARY KEY (key, word)) WITHOUT ROWID;
CREATE TABLE terms (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, name_zh TEXT NOT NULL, aliases TEXT NOT NULL,
    definition TEXT NOT NULL, definition_zh TEXT NOT NULL, see_also TEXT NOT NULL, papers TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE aliases (key TEXT, term TEXT, words TEXT NOT NULL, PRIMARY KEY (key, term)) WITHOUT ROWID;
"""
