-- Messages that leave the centre, and where to: nothing does before an admin sets it up.
CREATE TABLE mail_server (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    host     TEXT NOT NULL,
    port     INTEGER NOT NULL,
    security TEXT NOT NULL CHECK (security IN ('tls', 'starttls', 'plain')),
    -- The address from which messages come.
    sender   TEXT NOT NULL,
    -- The name to sign in with there; empty if the server asks for none.
    login    TEXT NOT NULL,
    -- Sealed with the centre's key, which is in the file of keys.
    password BLOB
) STRICT;

-- Chat groups of teams. The address of a webhook is itself a secret: only its host can be read.
CREATE TABLE chat_group (
    id       INTEGER PRIMARY KEY,
    team_id  INTEGER NOT NULL REFERENCES team ON DELETE CASCADE,
    kind     TEXT NOT NULL CHECK (kind IN ('wecom', 'dingtalk', 'feishu', 'teams', 'slack')),
    language TEXT NOT NULL,
    host     TEXT NOT NULL,
    webhook  BLOB NOT NULL,
    secret   BLOB
) STRICT;

-- People who do not want messages. Nobody else sees it.
CREATE TABLE messages_off (
    person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE
) STRICT;

-- What is to be sent to whom, for some days. No words of a message are here, and nothing that anybody said.
CREATE TABLE message (
    id         INTEGER PRIMARY KEY,
    -- A shift, a day or a week of one recipient: each is queued once.
    occasion   TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL,
    person_id  INTEGER REFERENCES person ON DELETE CASCADE,
    chat_id    INTEGER REFERENCES chat_group ON DELETE CASCADE,
    queued_at  INTEGER NOT NULL,
    -- From then on it is too late to send it.
    expires_at INTEGER NOT NULL,
    next_at    INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    sent_at    INTEGER,
    fault      TEXT,
    CHECK ((person_id IS NULL) <> (chat_id IS NULL))
) STRICT;
CREATE INDEX message_waiting ON message (next_at) WHERE sent_at IS NULL;
CREATE INDEX message_person ON message (person_id);
CREATE INDEX message_chat ON message (chat_id);
