-- The access log: who looked at what, in a chain. What was kept of looks before is taken into it row by row, by the program,
-- which alone can compute the chain.
ALTER TABLE look RENAME TO look_before;

-- One row for each time that somebody opened something for the first time on a workday, or met people there whom they had not
-- met on it. Rows are only ever added. What a row says can be taken out of it (all but `seq`, `commitment` and `chain` become
-- null): the commitment, which is salted, then says nothing any more and the chain still holds.
CREATE TABLE look (
    seq        INTEGER PRIMARY KEY,
    viewer     INTEGER REFERENCES person,
    workday    INTEGER,
    kind       TEXT,
    -- Which report; empty where people are looked at, who stand in `look_subject`.
    about      TEXT,
    at         INTEGER,
    -- 1 for the first of this kind (and about this) by this viewer on this workday: the one that admins see.
    first      INTEGER,
    salt       BLOB,
    commitment BLOB NOT NULL,
    chain      BLOB NOT NULL
) STRICT;
CREATE INDEX look_of_day ON look (workday, viewer, kind) WHERE workday IS NOT NULL;
CREATE INDEX look_opened ON look (kind) WHERE first = 1;

-- Whose shared entries a look met. Somebody who is taken out of a row leaves the leaf that stood for them in its commitment.
CREATE TABLE look_subject (
    seq     INTEGER NOT NULL REFERENCES look,
    place   INTEGER NOT NULL,
    subject INTEGER REFERENCES person,
    salt    BLOB,
    leaf    BLOB,
    PRIMARY KEY (seq, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX look_at ON look_subject (subject, seq) WHERE subject IS NOT NULL;
