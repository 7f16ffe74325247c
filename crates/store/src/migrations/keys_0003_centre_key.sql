-- A key of the centre as a whole, for secrets that are no person's: the password of the mail server, the webhooks of chat groups.
CREATE TABLE centre_key (
    id  INTEGER PRIMARY KEY CHECK (id = 1),
    key BLOB NOT NULL
) STRICT;
