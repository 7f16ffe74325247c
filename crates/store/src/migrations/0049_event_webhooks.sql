-- Programs of the company are told that something changed: the roster, or that a week was released. What changed they fetch.
CREATE TABLE event_webhook (
    id       INTEGER PRIMARY KEY,
    host     TEXT NOT NULL,
    -- The whole address, and the secret that signs what is sent, sealed with the centre's key.
    address  BLOB NOT NULL,
    secret   BLOB NOT NULL,
    added_at INTEGER NOT NULL,
    -- What it knows: a digest of the roster, and the Monday of the newest released week.
    roster   BLOB NOT NULL,
    week     INTEGER
) STRICT;

-- A message can go to a program too. SQLite changes no constraint of a table: it is made again.
CREATE TABLE message_to_more (
    id         INTEGER PRIMARY KEY,
    occasion   TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL,
    person_id  INTEGER REFERENCES person ON DELETE CASCADE,
    chat_id    INTEGER REFERENCES chat_group ON DELETE CASCADE,
    webhook_id INTEGER REFERENCES event_webhook ON DELETE CASCADE,
    queued_at  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    next_at    INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    sent_at    INTEGER,
    fault      TEXT,
    by_push    INTEGER NOT NULL DEFAULT 0 CHECK (by_push IN (0, 1)),
    CHECK ((person_id IS NOT NULL) + (chat_id IS NOT NULL) + (webhook_id IS NOT NULL) = 1)
) STRICT;

INSERT INTO message_to_more (id, occasion, kind, person_id, chat_id, queued_at, expires_at, next_at, attempts, sent_at, fault, by_push)
    SELECT id, occasion, kind, person_id, chat_id, queued_at, expires_at, next_at, attempts, sent_at, fault, by_push FROM message;

DROP TABLE message;

ALTER TABLE message_to_more RENAME TO message;

CREATE INDEX message_waiting ON message (next_at) WHERE sent_at IS NULL;
CREATE INDEX message_person ON message (person_id);
CREATE INDEX message_chat ON message (chat_id);
CREATE INDEX message_webhook ON message (webhook_id);
