-- The centre: places, people, and how they are tied to teams. Workdays are days since 1970-01-01, moments are Unix milliseconds.
CREATE TABLE site (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    time_zone TEXT NOT NULL
) STRICT;

CREATE TABLE department (
    id      INTEGER PRIMARY KEY,
    site_id INTEGER NOT NULL REFERENCES site,
    name    TEXT NOT NULL,
    UNIQUE (site_id, name)
) STRICT;

CREATE TABLE team (
    id            INTEGER PRIMARY KEY,
    key           TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    department_id INTEGER NOT NULL REFERENCES department
) STRICT;

CREATE TABLE person (
    id               INTEGER PRIMARY KEY,
    key              TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name             TEXT NOT NULL,
    email            TEXT UNIQUE COLLATE NOCASE,
    roles            INTEGER NOT NULL,
    site_id          INTEGER REFERENCES site,
    shift_patterns   TEXT NOT NULL DEFAULT '',
    key_post         INTEGER NOT NULL DEFAULT 0,
    language         TEXT,
    starts_on        INTEGER,
    ends_on          INTEGER,
    -- Argon2id in PHC form; absent until the person has set a password of their own.
    password_hash    TEXT,
    -- What the person chose at the first sign-in; absent until then, so that nothing is ever pre-ticked.
    default_audience INTEGER
) STRICT;

CREATE TABLE membership (
    id        INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    team_id   INTEGER NOT NULL REFERENCES team,
    -- 0 member, 1 lead
    tie       INTEGER NOT NULL,
    starts_on INTEGER NOT NULL,
    ends_on   INTEGER
) STRICT;
CREATE INDEX membership_by_person ON membership (person_id);
CREATE INDEX membership_by_team ON membership (team_id, tie);

CREATE TABLE session (
    token_hash BLOB PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_person ON session (person_id);

CREATE TABLE invitation (
    id         INTEGER PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    made_by    INTEGER REFERENCES person ON DELETE SET NULL,
    made_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER,
    revoked_at INTEGER
) STRICT;
CREATE INDEX invitation_by_person ON invitation (person_id);

-- What a person is told at the next visit: a new invitation was made, a lead joined.
CREATE TABLE notice (
    id        INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    about     TEXT NOT NULL DEFAULT '',
    seen_at   INTEGER
) STRICT;
CREATE INDEX notice_by_person ON notice (person_id, seen_at);

-- What admins did. No mood, no note.
CREATE TABLE admin_log (
    id    INTEGER PRIMARY KEY,
    at    INTEGER NOT NULL,
    admin INTEGER REFERENCES person ON DELETE SET NULL,
    what  TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT ''
) STRICT;

-- Facts of the centre as a whole: whether it is a demo, and settings.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
