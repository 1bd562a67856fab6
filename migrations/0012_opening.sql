-- What an editor writes for an issue as a whole: in mailboxes, and above its items. Publishing freezes it with the contents.

ALTER TABLE issue ADD COLUMN subject TEXT;              -- none: the list's name and the month
ALTER TABLE issue ADD COLUMN preheader TEXT;            -- what mailboxes show behind the subject; none: the first words
ALTER TABLE issue ADD COLUMN word TEXT;                 -- Markdown
ALTER TABLE issue ADD COLUMN version BIGINT NOT NULL DEFAULT 1; -- raised whenever one of these is written
