-- The confirmation mails that were asked for in the last day, sent or not, by which the limits are counted; a row is deleted
-- after that day.
CREATE TABLE confirmation (
    id              UUID PRIMARY KEY,           -- the cause of the mail: a posted form, or an editor's wish
    mailbox_index   BYTEA NOT NULL,             -- a keyed hash of the address without its +tag
    wanted_index    BYTEA,                      -- a keyed hash of the address and the list; null once it was confirmed
    asker           BYTEA,                      -- a keyed hash of the asking network, bound to the mailbox; null: an editor
    asked_at        BIGINT NOT NULL
);
CREATE INDEX confirmation_by_mailbox ON confirmation (mailbox_index, asked_at);
CREATE INDEX confirmation_by_wanted ON confirmation (wanted_index) WHERE wanted_index IS NOT NULL;
CREATE INDEX confirmation_by_age ON confirmation (asked_at);

ALTER TABLE sign_up ADD COLUMN asker BYTEA;     -- as above; null: posted before there were limits by network

-- How many posts the limits stopped: numbers only.
CREATE TABLE dropped_post (
    list_id UUID NOT NULL,                      -- zeros: a request to sign in, which concerns no list
    reached TEXT NOT NULL,                      -- the limit
    day     BIGINT NOT NULL,                    -- days since 1970, in UTC
    count   BIGINT NOT NULL,
    PRIMARY KEY (list_id, reached, day)
);
