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

-- Those who left before this table was there; the id is that of the subscription, the same in every copy of the database.
INSERT INTO departure (id, at, what, list_id, address_index)
SELECT s.id, s.left_at, 'left', s.list_id, p.address_index
FROM subscription s JOIN subscriber p ON p.id = s.subscriber_id WHERE s.state = 'unsubscribed' AND s.left_at IS NOT NULL;
