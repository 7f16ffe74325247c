-- Supporters: colleagues outside the own reporting line who volunteer to listen. `supporter` is what they offer, `supporter_search` the
-- search of an asker until both have agreed; then it becomes a talk request with the same id.
CREATE TABLE supporter (
    person_id   INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    languages   TEXT NOT NULL,
    -- Keys of stressor groups; empty for all.
    topics      TEXT NOT NULL,
    cap         INTEGER NOT NULL CHECK (cap BETWEEN 1 AND 5),
    -- Times of day; both or none.
    quiet_from  TEXT,
    quiet_until TEXT,
    paused      INTEGER NOT NULL CHECK (paused IN (0, 1)),
    since       INTEGER NOT NULL,
    -- How many talks they took on, as it counted at this moment: older ones count less.
    taken_on    REAL NOT NULL,
    counted_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE supporter_search (
    id         BLOB PRIMARY KEY,
    asker      INTEGER NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE,
    language   TEXT NOT NULL,
    topic      TEXT,
    asked_at   INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('looking', 'offered', 'willing')),
    supporter  INTEGER REFERENCES person ON DELETE SET NULL,
    -- The asker's own words, sealed with their shared key.
    wanted     BLOB,
    line       BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX supporter_search_by_supporter ON supporter_search (supporter);

-- Who was offered a search already: the same pair is not offered twice.
CREATE TABLE supporter_offered (
    search    BLOB NOT NULL REFERENCES supporter_search ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    PRIMARY KEY (search, person_id)
) STRICT, WITHOUT ROWID;

-- What an asker answered after a talk with a supporter; it does not say with whom.
CREATE TABLE talk_answer (
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    good      INTEGER NOT NULL CHECK (good IN (0, 1)),
    PRIMARY KEY (person_id, at)
) STRICT, WITHOUT ROWID;

-- A talk request may be addressed to a supporter. SQLite cannot change a CHECK: the table is written again.
CREATE TABLE talk_request_next (
    id            BLOB PRIMARY KEY,
    asker         INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    -- Absent if the person was removed from the centre.
    addressee     INTEGER REFERENCES person ON DELETE SET NULL,
    role          TEXT CHECK (role IN ('lead', 'deputy', 'supporter', 'psychologist')),
    -- The team that a lead or deputy leads; absent for a supporter and a psychologist.
    team_id       INTEGER REFERENCES team,
    asked_at      INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,
    changed_at    INTEGER NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'talked')),
    -- When the addressee comes; present if and only if the state is `accepted`.
    comes_at      INTEGER,
    hand_on       TEXT NOT NULL DEFAULT 'none' CHECK (hand_on IN ('none', 'proposed', 'declined')),
    -- The person who is proposed.
    next_person   INTEGER REFERENCES person ON DELETE SET NULL,
    next_role     TEXT,
    next_team_id  INTEGER REFERENCES team,
    wanted        BLOB,
    line          BLOB
) STRICT, WITHOUT ROWID;
INSERT INTO talk_request_next (id, asker, addressee, role, team_id, asked_at, waiting_since, changed_at, state, comes_at, hand_on,
        next_person, next_role, next_team_id, wanted, line)
    SELECT id, asker, addressee, role, team_id, asked_at, waiting_since, changed_at, state, comes_at, hand_on,
        next_person, next_role, next_team_id, wanted, line FROM talk_request;
DROP TABLE talk_request;
ALTER TABLE talk_request_next RENAME TO talk_request;
-- At most one request between two people.
CREATE UNIQUE INDEX talk_request_between ON talk_request (asker, addressee);
CREATE INDEX talk_request_by_addressee ON talk_request (addressee);
