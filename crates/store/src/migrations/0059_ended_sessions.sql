-- Whose a session was that has ended: what somebody typed into a form of it is kept for them and for nobody else, also
-- if the server was restarted meanwhile. For a day after the session was last used.
CREATE TABLE ended_session (
    token_hash BLOB PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    seen_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ended_session_by_person ON ended_session (person_id);

-- Sessions end in many ways. A session that ends with its person leaves nothing.
CREATE TRIGGER session_ends AFTER DELETE ON session
WHEN EXISTS (SELECT 1 FROM person WHERE id = old.person_id)
BEGIN
    INSERT OR REPLACE INTO ended_session (token_hash, person_id, seen_at)
    VALUES (old.token_hash, old.person_id, old.seen_at);
END;
