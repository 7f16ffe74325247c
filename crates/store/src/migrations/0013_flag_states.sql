-- A lead can ask another lead of the team to follow up on a flag, and can say that it has passed. SQLite cannot change a CHECK, so both
-- tables are copied: first the new ones, then the steps are dropped before the work that they refer to, so that nothing cascades.
CREATE TABLE flag_work_new (
    flag            BLOB PRIMARY KEY,
    team_id         INTEGER NOT NULL REFERENCES team,
    -- Absent for flags of a team.
    person_id       INTEGER REFERENCES person ON DELETE CASCADE,
    state           TEXT NOT NULL CHECK (state IN ('open', 'asked', 'acknowledged', 'not_now', 'done', 'passed')),
    -- Who follows up, or was asked to.
    owner           INTEGER REFERENCES person ON DELETE SET NULL,
    -- By when somebody follows up; until when a flag is set aside; when to ask again after something was done.
    due_at          INTEGER,
    changed_at      INTEGER NOT NULL,
    what_was_done   TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO flag_work_new (flag, team_id, person_id, state, owner, due_at, changed_at, what_was_done)
    SELECT flag, team_id, person_id, state, owner, due_at, changed_at, what_was_done FROM flag_work;

CREATE TABLE flag_step_new (
    id        INTEGER PRIMARY KEY,
    flag      BLOB NOT NULL REFERENCES flag_work_new ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    by_person INTEGER REFERENCES person ON DELETE SET NULL,
    state     TEXT NOT NULL
) STRICT;
INSERT INTO flag_step_new (id, flag, at, by_person, state) SELECT id, flag, at, by_person, state FROM flag_step;

DROP TABLE flag_step;
DROP TABLE flag_work;
ALTER TABLE flag_work_new RENAME TO flag_work;
ALTER TABLE flag_step_new RENAME TO flag_step;
CREATE INDEX flag_work_by_person ON flag_work (person_id);
CREATE INDEX flag_step_by_flag ON flag_step (flag);
