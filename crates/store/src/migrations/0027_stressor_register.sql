-- The stressor register: what gets in the way of people, and what becomes of it. Nothing in it tells who made a proposal without a name:
-- ids are random, tables are in the order of their ids, and of the time only the week is known.
CREATE TABLE registered_source (
    id           BLOB PRIMARY KEY,
    words        TEXT NOT NULL,
    kind         TEXT NOT NULL,
    -- Empty if it belongs to no stressor of check-ins.
    stressor     TEXT NOT NULL,
    how_often    TEXT NOT NULL,
    since_when   TEXT NOT NULL,
    -- The Monday of the week of the proposal.
    week         INTEGER NOT NULL,
    -- Only of somebody who gave their name.
    proposer     INTEGER REFERENCES person (id) ON DELETE SET NULL,
    status       TEXT NOT NULL CHECK (status IN ('heard', 'looking', 'changed', 'unchangeable')),
    status_since INTEGER NOT NULL,
    owner        INTEGER REFERENCES person (id) ON DELETE SET NULL,
    due          INTEGER,
    hidden       TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX registered_source_by_proposer ON registered_source (proposer);
CREATE INDEX registered_source_by_owner ON registered_source (owner);

-- One row for each person whom a source concerns: its proposer and those who support it. A person's mark is derived from their own key
-- and the id of the source, so that it is the same whenever they come back, different for each source, and recognised by nobody else.
CREATE TABLE source_mark (
    source   BLOB NOT NULL REFERENCES registered_source (id) ON DELETE CASCADE,
    mark     BLOB NOT NULL,
    proposed INTEGER NOT NULL,
    -- How many lines of the log the person has put away.
    put_away INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (source, mark)
) STRICT, WITHOUT ROWID;

-- What was done about a source, line by line.
CREATE TABLE source_step (
    source  BLOB NOT NULL REFERENCES registered_source (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL,
    day     INTEGER NOT NULL,
    status  TEXT NOT NULL,
    words   TEXT NOT NULL,
    written_by INTEGER REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_step_by_writer ON source_step (written_by);
