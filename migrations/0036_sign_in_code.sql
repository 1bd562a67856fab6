-- The code that stands in a mail with a link to sign in, for whoever reads that mail in another browser.
ALTER TABLE sign_in ADD COLUMN code_hash BYTEA;  -- of the code and browser_hash; null: it has no code
CREATE INDEX sign_in_by_browser ON sign_in (browser_hash);

-- How many codes were typed in a browser since a moment; a right one takes the row away.
CREATE TABLE code_count (
    browser_hash BYTEA PRIMARY KEY,              -- of the secret in its cookie
    count        BIGINT NOT NULL,
    since        BIGINT NOT NULL
);

-- Wrong codes, whether or not the browser had asked for an editor's link. They are kept for a day, in which they are counted.
CREATE TABLE wrong_code (
    id           UUID PRIMARY KEY,
    browser_hash BYTEA NOT NULL,
    typed_at     BIGINT NOT NULL,
    is_taken     BOOLEAN NOT NULL DEFAULT FALSE  -- true once the worker has recorded it for the editor, or found none
);
CREATE INDEX wrong_code_by_browser ON wrong_code (browser_hash);
CREATE INDEX wrong_code_waiting ON wrong_code (id) WHERE NOT is_taken;
