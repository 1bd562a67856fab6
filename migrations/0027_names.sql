-- A name belongs to the subscription that it was given with: who looks after one list does not see what was said to another.
ALTER TABLE subscription ADD COLUMN name BYTEA; -- sealed

-- Names stood with the subscriber before. They are sealed for their place, so the program moves them when it starts; the index
-- holds those that are left, so that it finds none at once.
CREATE INDEX subscriber_named ON subscriber (id) WHERE name IS NOT NULL;

-- Addresses that nobody but their owner puts on one list again, because they were erased there. `suppression` counts for all.
CREATE TABLE list_suppression (
    address_index BYTEA NOT NULL,
    list_id       UUID NOT NULL REFERENCES list (id),
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (address_index, list_id)
);

-- Wishes to be erased everywhere, which an owner of one list passed on. A row goes when an owner of all lists has decided.
CREATE TABLE erasure_wish (
    id            UUID PRIMARY KEY,
    address       BYTEA NOT NULL,               -- sealed
    address_index BYTEA NOT NULL UNIQUE,
    list_id       UUID NOT NULL REFERENCES list (id),
    asked_at      BIGINT NOT NULL
);

-- The names of editors as a list knows them: by the invitation to it. An owner who invites somebody does not see the name that
-- another list gave them. Kept when they leave, for the list's log.
CREATE TABLE editor_name (
    id        UUID PRIMARY KEY,
    editor_id UUID NOT NULL REFERENCES editor (id),
    list_id   UUID NOT NULL REFERENCES list (id),
    name      BYTEA NOT NULL,                   -- sealed
    UNIQUE (list_id, editor_id)
);
