-- The audit log is a chain: each entry has a link, whose hash is computed from the hash of the link before it and from the salted
-- digest of the entry. Whoever knows the newest hash can tell later whether anything before it was changed.
ALTER TABLE audit ADD COLUMN salt BYTEA;        -- 128 random bits in the entry's digest, so that it tells nothing once they are gone
ALTER TABLE audit ADD COLUMN form TEXT;         -- the form by which somebody gave consent; none: another act
ALTER TABLE audit ADD COLUMN wording BIGINT;    -- the version of the list's wording that they agreed to
ALTER TABLE audit ADD COLUMN words BYTEA;       -- the SHA-256 of the words of that version

-- The links. Rows are only added.
CREATE TABLE audit_link (
    position BIGINT PRIMARY KEY,                -- 1 for the first, and one more for each later one
    entry_id UUID NOT NULL UNIQUE,              -- no foreign key: the link stays when the entry is erased
    digest   BYTEA NOT NULL,                    -- SHA-256 of the entry with its salt
    hash     BYTEA NOT NULL                     -- SHA-256 of the hash before it, the position, the entry's id and its digest
);

-- The end of the chain, and the lock for adding to it: one row.
CREATE TABLE audit_head (
    id       BIGINT PRIMARY KEY CHECK (id = 1),
    position BIGINT NOT NULL,                   -- of the newest link; 0: there is none
    hash     BYTEA NOT NULL,                    -- its hash
    adopted  BIGINT NOT NULL                    -- how many of the first entries were there before the chain
);

-- The entries that were erased with the person they were about. The digest of the entry that tells of the erasing covers these
-- rows. They are only added, and only such an entry can be deleted from the log.
CREATE TABLE audit_erasure (
    position  BIGINT PRIMARY KEY,               -- of the erased entry's link
    entry_id  UUID NOT NULL UNIQUE,             -- the id it had
    erased_by UUID NOT NULL                     -- the entry that tells of the erasing
);
CREATE INDEX audit_erasure_by_entry ON audit_erasure (erased_by);

-- The log of what editors did, which the desk shows unless consents are asked for; and the editors in it.
CREATE INDEX audit_acts ON audit (at, id) WHERE act NOT IN ('consent-given', 'consent-withdrawn');
CREATE INDEX audit_acts_by_list ON audit (list_id, at, id) WHERE act NOT IN ('consent-given', 'consent-withdrawn');
CREATE INDEX audit_by_actor ON audit (list_id, actor_id) WHERE actor_id IS NOT NULL;

-- Words beside the button are kept by language. Those of before are taken to be in the language of their list.
ALTER TABLE wording ADD COLUMN language TEXT NOT NULL DEFAULT 'nl';
UPDATE wording SET language = (SELECT language FROM list WHERE list.id = wording.list_id);

-- When the owners of all lists last got the newest hash of the log by mail; null: the first month is not over.
ALTER TABLE instance ADD COLUMN log_mailed_at BIGINT;

