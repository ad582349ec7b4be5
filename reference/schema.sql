-- The fixed part of an edition. Every reference/data/<folder>/<file>.csv adds its own table
-- <folder>_<file> with the columns of its header (see build_edition.py).

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Which tables the edition carries, how many rows each, and the digest of the CSV it was made of.
CREATE TABLE contents (table_name TEXT PRIMARY KEY, row_count INTEGER NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID;

-- The SOURCES.md of each folder: what the short keys in the column "source" stand for.
CREATE TABLE sources (folder TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;

-- What can be looked up: one entry of one regime, and everything that it is called.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    regime TEXT NOT NULL,
    entry TEXT NOT NULL,
    name TEXT NOT NULL,
    source_table TEXT NOT NULL
);

-- "plain" is the text in capitals without accents, spaces and signs; "noisy" the same with
-- characters that OCR confuses made equal (see normalise.py).
CREATE TABLE name (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    plain TEXT NOT NULL,
    noisy TEXT NOT NULL
);
CREATE INDEX name_by_plain ON name (plain);
CREATE INDEX name_by_noisy ON name (noisy);

-- Only "which names contain this trigram" is asked, so positions and sizes are left out.
CREATE VIRTUAL TABLE name_search USING fts5 (
    noisy, content = 'name', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0
);
CREATE VIRTUAL TABLE name_trigrams USING fts5vocab (name_search, row);
