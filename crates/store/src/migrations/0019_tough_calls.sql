-- What people state about calls that were hard on them, and what they answer at the next two shifts. The tables are not named after calls:
-- a test keeps figures of calls away from people, and these are none.
CREATE TABLE tough_moment (
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    id        BLOB NOT NULL,
    workday   INTEGER NOT NULL,
    stated_at INTEGER NOT NULL,
    shift     TEXT,
    team_id   INTEGER REFERENCES team,
    source    TEXT NOT NULL,
    kind      TEXT NOT NULL,
    heaviness TEXT NOT NULL,
    -- As for check-ins: 0 is the person, 1 the leads. A team never sees it.
    audience  INTEGER NOT NULL CHECK (audience IN (0, 1)),
    PRIMARY KEY (person_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tough_moment_by_workday ON tough_moment (person_id, workday);
CREATE INDEX tough_moment_shared ON tough_moment (team_id, workday) WHERE audience > 0;

-- One question in a shift, about everything of the shifts before it.
CREATE TABLE tough_moment_answer (
    person_id   INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    workday     INTEGER NOT NULL,
    shift       TEXT NOT NULL,
    answer      TEXT NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, workday, shift)
) STRICT, WITHOUT ROWID;
