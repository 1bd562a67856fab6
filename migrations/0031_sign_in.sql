-- Which of an editor's roles was given first: mail to the editor is sent in the name of that list.
ALTER TABLE editor_role ADD COLUMN turn BIGINT NOT NULL DEFAULT 0;

-- Browsers in which an editor signed in before, for half a year since the last time. They sign nobody in: links that they ask for
-- are counted apart from those that strangers ask for.
CREATE TABLE editor_browser (
    id         UUID PRIMARY KEY,
    token_hash BYTEA NOT NULL,                  -- of the secret in its cookie, which is the same for all who use the browser
    editor_id  UUID NOT NULL REFERENCES editor (id),
    made_at    BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,                 -- the last time that the editor signed in with it
    agent      TEXT,                            -- the browser and the system, in words, as in editor_session
    UNIQUE (editor_id, token_hash)
);

ALTER TABLE sign_in_request ADD COLUMN asker BYTEA;            -- a keyed hash of the asking network, bound to the address
ALTER TABLE sign_in_request ADD COLUMN remembered_hash BYTEA;  -- of the secret by which the browser is remembered, if it has one
ALTER TABLE sign_in ADD COLUMN asker BYTEA;                    -- as above; null: made on the command line
ALTER TABLE sign_in ADD COLUMN is_remembered BOOLEAN NOT NULL DEFAULT FALSE; -- the editor had signed in with that browser before
