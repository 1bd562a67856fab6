-- Who left a list, refused all mail or was erased: the journal in each data folder is a copy of these rows. An entry there that
-- is missing here is newer than this database, and is applied to it. Rows are only added.
CREATE TABLE departure (
    id            UUID PRIMARY KEY,
    at            BIGINT NOT NULL,
    what          TEXT NOT NULL CHECK (what IN ('left', 'refused', 'erased')),
    list_id       UUID,                         -- none: all lists. No foreign key: an older copy may not know the list
    address_index BYTEA NOT NULL                -- a keyed hash
);
CREATE INDEX departure_by_moment ON departure (at);
