"""The tables of the indexes. Change the version with every change to them or to what is put into them."""

SCHEMA_VERSION = 41

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
# Those that a source's records fill.
SOURCE_COLUMNS = ("names", "title", "terms", "authors", "organizations", "venue", "points")

# Text comes in as words with blanks between; the tokenizer must not take them apart again.
_CONTENTLESS = """content='', columnsize=0, detail=full, tokenize="unicode61 remove_diacritics 0 tokenchars '.+#=-'" """
# Text in ASCII comes in as it is: splitting it in Python would take longer than indexing it. FTS5 splits what is asked
# for by the same rules, so that "2.0" finds 2 and 0 side by side. What is not ASCII comes in folded, and all of it
# belongs to words: the tokenizer that knows of nothing else takes three quarters of the time.
_AS_IT_IS = """content='', columnsize=0, detail=full, tokenize=ascii"""
HAN_RANGES = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

KEY_TABLES = """
CREATE TABLE keys (key TEXT, paper INTEGER, PRIMARY KEY (key, paper)) WITHOUT ROWID;
CREATE TABLE identities (key TEXT, paper INTEGER, PRIMARY KEY (key, paper)) WITHOUT ROWID;
CREATE TABLE twins (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""
# Made once these are full.
KEY_INDEXES = "CREATE INDEX identities_of ON identities (paper);"

# What the indexes of the catalogue and of the user's sources have in common.
_COMMON = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE stamps (path TEXT, mtime_ns INTEGER, size INTEGER, inode INTEGER, digest TEXT);
CREATE TABLE vocabulary (
    id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, papers INTEGER NOT NULL, name INTEGER NOT NULL
);
CREATE TABLE deletions (bucket INTEGER PRIMARY KEY, pairs BLOB NOT NULL);
"""
_ROW = """rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, date TEXT NOT NULL, year INTEGER NOT NULL,
    title TEXT NOT NULL, title_zh TEXT, names TEXT NOT NULL, organizations TEXT NOT NULL, section TEXT NOT NULL,
    notes TEXT NOT NULL, figures INTEGER NOT NULL, record BLOB NOT NULL"""

CATALOGUE_SCHEMA = f"""{_COMMON}{KEY_TABLES}CREATE TABLE papers ({_ROW});
CREATE TABLE edges (target TEXT, paper INTEGER, edge BLOB NOT NULL, PRIMARY KEY (target, paper)) WITHOUT ROWID;
CREATE TABLE lines (number INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE VIRTUAL TABLE linetext USING fts5 (text, {_CONTENTLESS});
CREATE TABLE lengths (paper INTEGER, field TEXT, words INTEGER NOT NULL, PRIMARY KEY (paper, field)) WITHOUT ROWID;
CREATE TABLE averages (field TEXT PRIMARY KEY, words REAL NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE fulltext USING fts5 ({", ".join(COLUMNS)}, {_CONTENTLESS});
CREATE TABLE terms (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, name_zh TEXT NOT NULL, aliases TEXT NOT NULL,
    definition TEXT NOT NULL, definition_zh TEXT NOT NULL, see_also TEXT NOT NULL, papers TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE aliases (key TEXT, term TEXT, words TEXT NOT NULL, PRIMARY KEY (key, term)) WITHOUT ROWID;
"""

# Tells one build of an index from another.
BUILT = "INSERT INTO meta VALUES ('built', hex(randomblob(8)));"
# What is made of the catalogue's tables once they are full.
FINISH = f"""{KEY_INDEXES}
INSERT INTO twins SELECT key FROM identities GROUP BY key HAVING count(*) > 1;
{BUILT}
"""

# A source may have a million records: their lines are not indexed one by one, and are read when they are ranked. The
# record is JSON without its abstract, which has a column of its own and would stand there twice.
SOURCE_SCHEMA = f"""{_COMMON}
CREATE TABLE papers ({_ROW.replace(" UNIQUE", "")},
    authors TEXT NOT NULL, venue TEXT NOT NULL, topics TEXT NOT NULL, abstract TEXT, remarks TEXT NOT NULL,
    file TEXT NOT NULL, line INTEGER NOT NULL
);
CREATE TABLE averages (field TEXT PRIMARY KEY, words REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE findings (rule TEXT, file TEXT, line INTEGER, record TEXT, field TEXT, message TEXT);
CREATE VIRTUAL TABLE fulltext USING fts5 ({", ".join(COLUMNS)}, {_AS_IT_IS});
CREATE VIRTUAL TABLE titles USING fts5 (names, title, {_AS_IT_IS});
"""
# Of a source's; ids are sorted once, instead of a seek for each row.
SOURCE_FINISH = f"""
CREATE UNIQUE INDEX papers_id ON papers (id);
{BUILT}
"""
ROW_BITS = 32


def title_number(row: int, title: str) -> int:
    """Returns the row of `titles` for a row of `papers`: in the order of their rows, titles go from short to long."""
    return len(title) << ROW_BITS | row
