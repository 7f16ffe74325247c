-- People can sign in through the identity provider of their company (OpenID Connect).
CREATE TABLE identity_provider (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    issuer        TEXT NOT NULL,
    client_id     TEXT NOT NULL,
    -- Sealed with the centre's own key, which no backup contains; absent for a client without a secret.
    client_secret BLOB,
    -- What the button on the sign-in page calls it.
    label         TEXT NOT NULL,
    -- The hosts that the provider named when an admin saved this, separated by spaces: the program connects to no others.
    hosts         TEXT NOT NULL,
    -- The origins to which it sends browsers, separated by spaces.
    origins       TEXT NOT NULL,
    -- Whether it is the only way to sign in, but for the admins in `password_admin`.
    is_only       INTEGER NOT NULL DEFAULT 0 CHECK (is_only IN (0, 1)),
    -- The last failure since the last success.
    fault         TEXT,
    fault_at      INTEGER
) STRICT;

-- Admins who sign in with their password where everybody else signs in through the provider.
CREATE TABLE password_admin (
    person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE
) STRICT;

-- Which account belongs to which subject of the provider. Once bound, it stays bound until somebody ends it.
CREATE TABLE provider_subject (
    -- The SHA-256 of issuer and subject: neither can be read here.
    mark      BLOB PRIMARY KEY,
    person_id INTEGER NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE,
    bound_at  INTEGER NOT NULL
) STRICT;

-- Whether a session began at the provider and no password was typed in it since.
ALTER TABLE session ADD COLUMN by_provider INTEGER NOT NULL DEFAULT 0 CHECK (by_provider IN (0, 1));
-- The SHA-256 of the provider's name for its own session, from which this one began; empty bytes if it names none, null for others.
ALTER TABLE session ADD COLUMN provider_session BLOB;

-- A subject that is bound to an account that existed before is a new way into it.
ALTER TABLE account_reset ADD COLUMN by_provider INTEGER NOT NULL DEFAULT 0 CHECK (by_provider IN (0, 1));
