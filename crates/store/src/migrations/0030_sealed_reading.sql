-- What a person has read of the courses is sealed: the file of the database tells neither which items nor how many. Only the
-- list of items is in it, and no time. Generation 0 is sealed with the shared key of a person who has no own key yet. The hook moves the
-- marks that were in plain text.
CREATE TABLE course_reading (
    person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    -- The generation of the own key to which it is sealed.
    generation INTEGER NOT NULL,
    sealed     BLOB NOT NULL,
    PRIMARY KEY (person_id, generation)
) STRICT, WITHOUT ROWID;
