-- Counts the beginnings and the ends of rotations of the secret key. A process that finds another number reads its keys anew.
ALTER TABLE instance ADD COLUMN key_changes BIGINT NOT NULL DEFAULT 0;

-- Earlier secret keys. Of each, those keys that it gave and that are still needed are kept, sealed under the present one.
CREATE TABLE earlier_key (
    id          UUID PRIMARY KEY,
    key_check   BYTEA NOT NULL,                 -- by which a database recognised it
    keys        BYTEA NOT NULL,                 -- sealed
    replaced_at BIGINT NOT NULL,
    finished_at BIGINT                          -- none: columns are still being rewritten
);
