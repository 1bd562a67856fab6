-- The desk: editors, their roles, how they sign in, their sessions, and the log of who did what.

-- People who work at the desk. Who was removed keeps a name, for the log, and loses the address.
CREATE TABLE editor (
    id            UUID PRIMARY KEY,
    address       BYTEA CHECK (removed_at IS NOT NULL OR address IS NOT NULL), -- sealed
    address_index BYTEA UNIQUE CHECK (removed_at IS NOT NULL OR address_index IS NOT NULL),
    name          BYTEA NOT NULL,               -- sealed
    language      TEXT NOT NULL,                -- of the desk's pages and mail
    owns_all      BOOLEAN NOT NULL,             -- owner of the whole installation: of every list, present and future
    created_at    BIGINT NOT NULL,
    removed_at    BIGINT
);

-- What somebody is on a list.
CREATE TABLE editor_role (
    editor_id UUID NOT NULL REFERENCES editor (id),
    list_id   UUID NOT NULL REFERENCES list (id),
    role      TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'publisher', 'owner')),
    PRIMARY KEY (editor_id, list_id)
);

-- Addresses that were filled in to sign in, and not yet looked at. Every post is one row, whatever the address.
CREATE TABLE sign_in_request (
    id            UUID PRIMARY KEY,
    address_index BYTEA NOT NULL,
    browser_hash  BYTEA NOT NULL,               -- of the secret in the cookie of the browser that asked
    asked_at      BIGINT NOT NULL
);

-- Links that sign in, once.
CREATE TABLE sign_in (
    token_hash   BYTEA PRIMARY KEY,
    editor_id    UUID NOT NULL REFERENCES editor (id),
    browser_hash BYTEA,                         -- the only browser it works in; none: made on the command line
    made_at      BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    used_at      BIGINT
);
CREATE INDEX sign_in_by_editor ON sign_in (editor_id, made_at);

-- The link that makes the first owner, while there is none. At most one row: each start of the service makes a new one.
CREATE TABLE first_owner_link (
    id         BIGINT PRIMARY KEY CHECK (id = 1),
    token_hash BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Browsers in which somebody is signed in. A session that ended has no row.
CREATE TABLE editor_session (
    id         UUID PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,           -- of the secret in its cookie
    editor_id  UUID NOT NULL REFERENCES editor (id),
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,                 -- to the minute
    factor_at  BIGINT,                          -- when a second factor was passed in it
    agent      TEXT                             -- the browser and the system, in words: "Firefox, Windows"
);
CREATE INDEX editor_session_by_editor ON editor_session (editor_id);

-- Who did what. The database itself refuses to change it (migration 4).
CREATE TABLE audit (
    id         UUID PRIMARY KEY,
    at         BIGINT NOT NULL,
    actor_id   UUID REFERENCES editor (id),     -- none: somebody at the command line
    act        TEXT NOT NULL,
    list_id    UUID REFERENCES list (id),
    subject_id UUID REFERENCES editor (id),     -- whom it was done to
    role       TEXT                             -- the role they have since; none: no role
);
CREATE INDEX audit_by_moment ON audit (at, id);
