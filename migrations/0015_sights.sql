-- What a look at a link found, so that pages need not wait for other people's servers.
CREATE TABLE sight (
    link       TEXT PRIMARY KEY,    -- as it stands in an issue
    found      TEXT NOT NULL CHECK (found IN ('fine', 'dead', 'unsafe', 'unclear')),
    looked_at  BIGINT NOT NULL
);
