-- Breaks that agents ask for, until their workday is over: then they are deleted, and no backup contains them. A row says when and what it
-- costs the calls of the rest of the day, never why, and nothing adds up breaks of one person.
CREATE TABLE break_request (
    id           BLOB PRIMARY KEY,
    person_id    INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    team_id      INTEGER NOT NULL REFERENCES team,
    workday      INTEGER NOT NULL,
    -- In minutes since 1970-01-01 by the clock of the site, as in call_load.
    starts       INTEGER NOT NULL,
    minutes      INTEGER NOT NULL CHECK (minutes > 0),
    -- Points of service level; absent if the load of that time is not known.
    points       REAL,
    overloaded   INTEGER NOT NULL CHECK (overloaded IN (0, 1)),
    asked_at     INTEGER NOT NULL,
    forgotten_at INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('asked', 'granted', 'declined')),
    -- The kind sentence of a lead who declined.
    reason       TEXT CHECK (reason IN ('busy', 'others_away', 'together'))
) STRICT, WITHOUT ROWID;
CREATE INDEX break_request_by_person ON break_request (person_id);
CREATE INDEX break_request_by_team ON break_request (team_id);

-- How breaks of a team are planned and answered. A team without a row has the defaults of the program.
CREATE TABLE break_rules (
    team_id          INTEGER PRIMARY KEY REFERENCES team ON DELETE CASCADE,
    at_once          INTEGER NOT NULL CHECK (at_once > 0),
    granted_up_to    REAL,
    within_seconds   INTEGER NOT NULL CHECK (within_seconds > 0),
    patience_seconds INTEGER CHECK (patience_seconds > 0)
) STRICT;

-- The queues whose calls a team answers.
CREATE TABLE team_queue (
    team_id INTEGER NOT NULL REFERENCES team ON DELETE CASCADE,
    queue   TEXT NOT NULL,
    PRIMARY KEY (team_id, queue)
) STRICT, WITHOUT ROWID;
