-- What a lead plans to do about a flag, and who checked that it was done. Both are deleted with the work on the flag. A person can ask to
-- be left alone about a flag: then nobody works on it any more.
CREATE TABLE follow_up (
    flag       BLOB PRIMARY KEY REFERENCES flag_work ON DELETE CASCADE,
    -- The key of an intervention; absent if the plan has own words only.
    action     TEXT,
    own_words  TEXT,
    checked_by INTEGER REFERENCES person ON DELETE SET NULL,
    checked_at INTEGER
) STRICT, WITHOUT ROWID;

-- The answers to who, when, where, why, how and how much; what is done is in the plan.
CREATE TABLE follow_up_detail (
    flag     BLOB NOT NULL REFERENCES follow_up ON DELETE CASCADE,
    question TEXT NOT NULL CHECK (question IN ('who', 'when', 'where', 'why', 'how', 'how_much')),
    answer   TEXT NOT NULL,
    PRIMARY KEY (flag, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE flag_stop (
    flag       BLOB PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    stopped_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX flag_stop_by_person ON flag_stop (person_id);
