-- Notes are kept sealed: bytes that open with keys which are not in this file. Those that stand here in plain are sealed right after
-- this by the program (see `store/notes.rs`), which then takes the plain column away.
ALTER TABLE check_in RENAME COLUMN note TO plain_note;
ALTER TABLE check_in ADD COLUMN note BLOB;
-- The person's own key for as long as the session lasts, under a key that follows from the session's token.
ALTER TABLE session ADD COLUMN own_key BLOB;
-- When the person had themselves erased; whoever leaves after that leaves nothing, not even the name.
ALTER TABLE person ADD COLUMN erased_at INTEGER;
