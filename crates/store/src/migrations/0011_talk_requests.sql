-- Requests to talk become entities of their own: a mark on a check-in had no addressee, no answer and no end, and the next check-in
-- erased it. A request that is closed is deleted. `wanted` and `line` are the asker's own words, sealed with their shared key.
CREATE TABLE talk_request (
    id            BLOB PRIMARY KEY,
    asker         INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    -- Absent if the person was removed from the centre.
    addressee     INTEGER REFERENCES person ON DELETE SET NULL,
    role          TEXT CHECK (role IN ('lead', 'deputy', 'psychologist')),
    -- The team that a lead or deputy leads; absent for a psychologist.
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
-- At most one request between two people.
CREATE UNIQUE INDEX talk_request_between ON talk_request (asker, addressee);
CREATE INDEX talk_request_by_addressee ON talk_request (addressee);

-- Wishes to talk of before: the program turns those of today into requests when it next starts to serve, because only it knows the time.
-- The column stays in old rows and is not written any more.
INSERT INTO setting (key, value) SELECT 'wishes_to_adopt', 'yes' WHERE EXISTS (SELECT 1 FROM check_in WHERE wish_to_talk = 1 AND audience > 0);

-- The numbers that people see when they need help now. The centre's own; the national line of a language is part of the program.
CREATE TABLE phone_number (
    id     INTEGER PRIMARY KEY,
    label  TEXT NOT NULL,
    number TEXT NOT NULL,
    hours  TEXT NOT NULL DEFAULT ''
) STRICT;
