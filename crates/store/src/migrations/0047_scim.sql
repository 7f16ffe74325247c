-- What an identity provider calls people and teams, so that it finds again what it made; the roster has no place for it.
CREATE TABLE scim_person (
    person_id   INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    user_name   TEXT NOT NULL,
    external_id TEXT,
    -- Whether it deleted the person: it is shown them again only if somebody else brings them back.
    deleted     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE scim_team (
    team_id     INTEGER PRIMARY KEY REFERENCES team ON DELETE CASCADE,
    external_id TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0
) STRICT;
