-- Programs sign in with a token instead of a person's password. A token without a person belongs to a machine.
CREATE TABLE api_token (
    id         INTEGER PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    label      TEXT NOT NULL,
    -- Names of scopes, separated by semicolons.
    scopes     TEXT NOT NULL,
    person_id  INTEGER REFERENCES person ON DELETE CASCADE,
    made_by    INTEGER REFERENCES person ON DELETE SET NULL,
    made_at    INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL,
    -- The last day of use in UTC, and nothing more exact.
    used_on    INTEGER
) STRICT;
CREATE INDEX api_token_of_person ON api_token (person_id);

-- What a request with an idempotency key was answered: a program that repeats it gets the same answer. Nothing of it is in plain text
-- but the answer, which holds no mood.
CREATE TABLE api_answer (
    token_id     INTEGER NOT NULL REFERENCES api_token ON DELETE CASCADE,
    key_hash     BLOB NOT NULL,
    request_hash BLOB NOT NULL,
    at           INTEGER NOT NULL,
    -- Absent while the first request runs.
    status       INTEGER,
    body         TEXT,
    PRIMARY KEY (token_id, key_hash)
) STRICT;
