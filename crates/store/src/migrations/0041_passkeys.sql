-- With a passkey a person signs in without typing a password: with the fingerprint, the face or the lock of a device.
CREATE TABLE passkey (
    id            INTEGER PRIMARY KEY,
    person_id     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    credential_id BLOB NOT NULL UNIQUE,
    -- By which the device knows the account: random, the same for all passkeys of a person.
    webauthn_user BLOB NOT NULL,
    -- The public key and the counter, in JSON.
    credential    TEXT NOT NULL,
    label         TEXT NOT NULL,
    added_at      INTEGER NOT NULL,
    -- The day of the last use and no moment.
    used_on       INTEGER,
    -- Names what the passkey opens in the file of keys; absent where it opens nothing there.
    salt          BLOB
) STRICT;

CREATE INDEX passkey_by_person ON passkey (person_id);

-- The first passkey after a password was reset is a new way into an account that existed before.
ALTER TABLE account_reset ADD COLUMN by_passkey INTEGER NOT NULL DEFAULT 0 CHECK (by_passkey IN (0, 1));

-- Whether a session began with a passkey.
ALTER TABLE session ADD COLUMN by_passkey INTEGER NOT NULL DEFAULT 0 CHECK (by_passkey IN (0, 1));
