-- What encrypts the secret of a person's second factor. It is apart from the other keys, because it lives exactly as long as the second
-- factor: deleting what a person has said takes the others away.
CREATE TABLE second_factor_key (
    person_id INTEGER PRIMARY KEY,
    key       BLOB NOT NULL
) STRICT;
