-- With what the centre signs what it sends to push services. Browsers bind a subscription to its public half.
CREATE TABLE push_key (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    secret BLOB NOT NULL
) STRICT;
