-- When the e-mail address of an account was changed last: no link for a new password goes to it for some days.
ALTER TABLE person ADD COLUMN email_changed_at INTEGER;
