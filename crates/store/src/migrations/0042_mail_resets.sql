-- Whether an invitation was sent by mail because somebody asked for a new password. Who asked is not known.
ALTER TABLE invitation ADD COLUMN by_mail INTEGER NOT NULL DEFAULT 0;
