-- The secret link with which a calendar program reads the shifts, breaks and talks of one person.
CREATE TABLE calendar_link (
    person_id  INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    token_hash BLOB NOT NULL UNIQUE,
    made_at    INTEGER NOT NULL
) STRICT;
