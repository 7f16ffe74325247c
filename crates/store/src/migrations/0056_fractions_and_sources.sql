-- A forecast of calls is a fraction, and so is a mean handling time: stored as whole numbers they were rounded.
CREATE TABLE call_load_new (
    queue          TEXT NOT NULL,
    starts         INTEGER NOT NULL,
    offered        REAL NOT NULL,
    handle_seconds REAL NOT NULL,
    agents         INTEGER NOT NULL,
    PRIMARY KEY (starts, queue)
) STRICT, WITHOUT ROWID;
INSERT INTO call_load_new SELECT queue, starts, offered, handle_seconds, agents FROM call_load;
DROP TABLE call_load;
ALTER TABLE call_load_new RENAME TO call_load;

-- The source of tough calls under which a case is filed, as items of the program are; null if its author chose none.
ALTER TABLE own_case ADD COLUMN source TEXT;
ALTER TABLE released_case ADD COLUMN source TEXT;

-- A person can also note that an item did not help; it is one of the two.
CREATE TABLE library_mark_new (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    item      TEXT NOT NULL,
    mark      TEXT NOT NULL CHECK (mark IN ('helped', 'not_helped')),
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (person_id, item)
) STRICT, WITHOUT ROWID;
INSERT INTO library_mark_new SELECT person_id, item, mark, made_at FROM library_mark WHERE mark = 'helped';
DROP TABLE library_mark;
ALTER TABLE library_mark_new RENAME TO library_mark;
