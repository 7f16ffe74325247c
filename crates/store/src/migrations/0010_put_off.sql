-- Whether the person put the question away whether they are counted: it is asked once beside a check-in, and then only where it is
-- looked for.
ALTER TABLE person ADD COLUMN counted_put_off INTEGER NOT NULL DEFAULT 0 CHECK (counted_put_off IN (0, 1));
