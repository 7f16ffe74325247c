-- A person stays signed in on their own phone for longer than at a desk. What needs a password, and their own key, are open there only
-- for a while after they typed it.
ALTER TABLE session ADD COLUMN own_phone INTEGER NOT NULL DEFAULT 0 CHECK (own_phone IN (0, 1));

-- When the password was typed in this session; absent once that is too long ago.
ALTER TABLE session ADD COLUMN password_at INTEGER;
UPDATE session SET password_at = created_at;
