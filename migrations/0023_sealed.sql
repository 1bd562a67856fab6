-- What may name somebody is sealed: the servers' words about a delivery, proofs of consent, and the names of passkeys.

-- Values that a migration took out of columns that are sealed now. Whoever opens the database with its key seals them there, and
-- the table is empty again.
CREATE TABLE unsealed (
    place TEXT NOT NULL,                        -- the table they belong to
    row_1 UUID NOT NULL,                        -- its row's id, or the first part of its key
    row_2 UUID NOT NULL,                        -- the second part; the same id once more where there is none
    plain TEXT NOT NULL,
    PRIMARY KEY (place, row_1, row_2)
);

INSERT INTO unsealed (place, row_1, row_2, plain)
SELECT 'delivery', cause, recipient, reply_text FROM delivery WHERE reply_text IS NOT NULL AND reply_text <> '';
ALTER TABLE delivery DROP COLUMN reply_text;
ALTER TABLE delivery ADD COLUMN reply_enhanced TEXT;    -- the server's enhanced code, as 5.1.1; null: it gave none
ALTER TABLE delivery ADD COLUMN reply_text BYTEA;       -- sealed: the server's last words, or the trouble with the connection

INSERT INTO unsealed (place, row_1, row_2, plain)
SELECT 'consent', id, id, proof FROM consent WHERE proof IS NOT NULL;
ALTER TABLE consent DROP COLUMN proof;
ALTER TABLE consent ADD COLUMN proof BYTEA;             -- sealed: the proof in words, for those who used no form of ours

INSERT INTO unsealed (place, row_1, row_2, plain)
SELECT 'passkey', id, id, name FROM passkey;
ALTER TABLE passkey DROP COLUMN name;
ALTER TABLE passkey ADD COLUMN name BYTEA;              -- sealed: its owner's name for it
