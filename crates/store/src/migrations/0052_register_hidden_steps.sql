-- Hiding a source and showing it again are lines of its log too: they remind its author, who reads why.
ALTER TABLE source_step ADD COLUMN kind TEXT NOT NULL DEFAULT 'answered' CHECK (kind IN ('answered', 'hidden', 'shown'));
