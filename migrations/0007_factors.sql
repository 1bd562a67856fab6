-- Second factors: the codes of an app, recovery codes, passkeys, and how many wrong codes were typed.

-- The app on somebody's phone that makes codes (RFC 6238).
CREATE TABLE code_app (
    editor_id UUID PRIMARY KEY REFERENCES editor (id),
    secret    BYTEA NOT NULL,                   -- sealed
    last_step BIGINT NOT NULL,                  -- the step of the newest code that was taken: no code counts twice
    made_at   BIGINT NOT NULL
);

-- Codes for who has not got the app at hand. One that was used has no row.
CREATE TABLE recovery_code (
    editor_id UUID NOT NULL REFERENCES editor (id),
    code_hash BYTEA NOT NULL,
    PRIMARY KEY (editor_id, code_hash)
);

-- How many codes somebody typed since a moment; a right one takes the row away.
CREATE TABLE code_trial (
    editor_id UUID PRIMARY KEY REFERENCES editor (id),
    count     BIGINT NOT NULL,
    since     BIGINT NOT NULL
);

-- Passkeys (WebAuthn): public keys only, the private ones never leave their devices.
CREATE TABLE passkey (
    id         UUID PRIMARY KEY,
    editor_id  UUID NOT NULL REFERENCES editor (id),
    credential BYTEA NOT NULL UNIQUE,           -- the id by which a device names it
    facts      TEXT NOT NULL,                   -- the public key and its counter, JSON
    name       TEXT NOT NULL,                   -- what its owner calls it
    made_at    BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE INDEX passkey_by_editor ON passkey (editor_id);

-- What a browser was asked to sign, until it answers. Taken out by the answer.
CREATE TABLE passkey_challenge (
    bound_to   BYTEA PRIMARY KEY,               -- the hash of the session, or of the browser's secret
    facts      TEXT NOT NULL,                   -- JSON
    expires_at BIGINT NOT NULL
);
