-- A second factor at sign-in: the secret that an authenticator app shares with the server, and codes for somebody who has lost the app.
CREATE TABLE second_factor (
    person_id    INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    -- Encrypted with a key of its own in the file of keys.
    secret       BLOB NOT NULL,
    started_at   INTEGER NOT NULL,
    -- When the first code was typed; absent until then, and nothing asks for a code.
    confirmed_at INTEGER,
    -- The time step of the last code that was used: it and those before it are used up.
    last_step    INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Backup codes that are not used yet, as hashes.
CREATE TABLE second_factor_code (
    person_id INTEGER NOT NULL REFERENCES second_factor ON DELETE CASCADE,
    code_hash BLOB NOT NULL,
    PRIMARY KEY (person_id, code_hash)
) STRICT, WITHOUT ROWID;

-- Whether an invitation also ends the second factor of the person, who has lost the app and the backup codes.
ALTER TABLE invitation ADD COLUMN ends_second_factor INTEGER NOT NULL DEFAULT 0 CHECK (ends_second_factor IN (0, 1));
