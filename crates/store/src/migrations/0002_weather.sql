-- What is said, and what follows from it. Nothing here joins mood to pay, appraisal or anybody's figures of work.
CREATE TABLE check_in (
    seq           INTEGER PRIMARY KEY,
    person_id     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    id            BLOB NOT NULL,
    workday       INTEGER NOT NULL,
    said_at       INTEGER NOT NULL,
    shift         TEXT,
    team_id       INTEGER REFERENCES team,
    weather       INTEGER NOT NULL CHECK (weather BETWEEN 1 AND 5),
    energy        INTEGER CHECK (energy BETWEEN 1 AND 5),
    -- A small set of keys, always read and written whole with its entry, never searched: separated by `;`.
    stressors     TEXT NOT NULL DEFAULT '',
    note          TEXT,
    wish_to_talk  INTEGER NOT NULL DEFAULT 0,
    -- 0 me, 1 lead, 2 team
    audience      INTEGER NOT NULL,
    note_audience INTEGER NOT NULL,
    -- 1 where an admin made it by import: such entries never count towards a released figure.
    imported      INTEGER NOT NULL DEFAULT 0,
    UNIQUE (person_id, id)
) STRICT;
CREATE INDEX check_in_by_person ON check_in (person_id, workday);
CREATE INDEX check_in_shared ON check_in (team_id, workday) WHERE audience > 0;

-- Ids of entries that were undone or deleted, so that a late repetition does not bring them back.
CREATE TABLE withdrawn (
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    id        BLOB NOT NULL,
    PRIMARY KEY (person_id, id)
) STRICT, WITHOUT ROWID;

-- Only the work on a flag is stored; the flag itself follows from the entries in sight, and its work goes when they go.
CREATE TABLE flag_work (
    flag            BLOB PRIMARY KEY,
    team_id         INTEGER NOT NULL REFERENCES team,
    -- Absent for flags of a team.
    person_id       INTEGER REFERENCES person ON DELETE CASCADE,
    state           TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'not_now', 'done')),
    owner           INTEGER REFERENCES person ON DELETE SET NULL,
    due_at          INTEGER,
    changed_at      INTEGER NOT NULL,
    what_was_done   TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX flag_work_by_person ON flag_work (person_id);

CREATE TABLE flag_step (
    id        INTEGER PRIMARY KEY,
    flag      BLOB NOT NULL REFERENCES flag_work ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    by_person INTEGER REFERENCES person ON DELETE SET NULL,
    state     TEXT NOT NULL
) STRICT;
CREATE INDEX flag_step_by_flag ON flag_step (flag);

CREATE TABLE suggestion (
    id           INTEGER PRIMARY KEY,
    person_id    INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    workday      INTEGER NOT NULL,
    shift        TEXT NOT NULL DEFAULT '',
    intervention TEXT NOT NULL,
    -- Why it was offered: `weather:2`, `stressor:<key>`, `flag:person`.
    why          TEXT NOT NULL,
    offered_at   INTEGER NOT NULL,
    -- helped, not_helped, dismissed, less; absent while nothing was said.
    outcome      TEXT,
    -- At most one a shift unasked.
    UNIQUE (person_id, workday, shift)
) STRICT;

-- Who looked at whose shared entries, once a workday for each pair.
CREATE TABLE look (
    subject   INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    workday   INTEGER NOT NULL,
    viewer    INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    what      TEXT NOT NULL,
    first_at  INTEGER NOT NULL,
    PRIMARY KEY (subject, workday, viewer, what)
) STRICT, WITHOUT ROWID;

-- A read-only link for a screen on the wall of one team.
CREATE TABLE wall (
    token_hash BLOB PRIMARY KEY,
    team_id    INTEGER NOT NULL REFERENCES team,
    made_by    INTEGER REFERENCES person ON DELETE SET NULL,
    made_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
