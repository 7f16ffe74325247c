-- The keys of people. They lie in a file of their own, so that a copy of the database alone holds no note that can be read, and so
-- that taking a person's keys away makes their notes unreadable in every copy there is.
CREATE TABLE shared_key (
    person_id INTEGER PRIMARY KEY,
    key       BLOB NOT NULL
) STRICT;

-- A person's own key, of which the public half stands here. A reset of the password begins a new generation and locks what was
-- private before it: from a moment (from the beginning where there is none) until that of the reset.
CREATE TABLE own_key (
    person_id    INTEGER NOT NULL,
    generation   INTEGER NOT NULL,
    -- Empty where somebody's password was set anew before they ever had a key.
    public       BLOB NOT NULL,
    locked_from  INTEGER,
    locked_until INTEGER,
    -- Whether the person said that they wrote the recovery code down.
    code_kept    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (person_id, generation)
) STRICT, WITHOUT ROWID;

-- The secret half, never as it is: under the password, under the recovery code, or sealed to a later generation.
CREATE TABLE wrapping (
    person_id  INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    by         TEXT NOT NULL CHECK (by IN ('password', 'code', 'later')),
    salt       BLOB NOT NULL,
    wrapped    BLOB NOT NULL,
    PRIMARY KEY (person_id, generation, by, salt)
) STRICT, WITHOUT ROWID;
