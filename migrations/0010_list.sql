-- The settings of a list, as owners change them at the desk.

ALTER TABLE list ADD COLUMN reply TEXT;                 -- where answers go; none: to the sender
ALTER TABLE list ADD COLUMN version BIGINT NOT NULL DEFAULT 1; -- counts changes: a form that was opened before one is old

-- What stands at the foot of a list's updates and pages, by language: for a care organisation, where to get help.
CREATE TABLE list_footer (
    list_id  UUID NOT NULL REFERENCES list (id),
    language TEXT NOT NULL,
    text     TEXT NOT NULL,                     -- Markdown
    PRIMARY KEY (list_id, language)
);
