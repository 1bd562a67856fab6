-- The first schema. One text for SQLite and PostgreSQL.
--
-- Moments are BIGINT microseconds since 1970 (UTC). Ids are UUIDv7 made in Rust. "sealed" columns hold AES-256-GCM-SIV
-- ciphertext, "index" columns a keyed hash of the normalised address: neither can be read without the secret key.

-- What this database belongs to; one row.
CREATE TABLE instance (
    id        BIGINT PRIMARY KEY CHECK (id = 1),
    key_check BYTEA NOT NULL    -- a keyed hash of a fixed text: a wrong secret key is noticed before anything is written
);

-- What one subscribes to.
CREATE TABLE list (
    id               UUID PRIMARY KEY,
    slug             TEXT NOT NULL UNIQUE,      -- in URLs and in the List-Id; never reused
    name             TEXT NOT NULL,
    language         TEXT NOT NULL,
    sender           TEXT NOT NULL,             -- Name <address>
    postal           TEXT NOT NULL,
    privacy          TEXT,                      -- URL of the privacy statement
    cadence_every    TEXT NOT NULL,             -- the cadence in the command line's words
    cadence_on       TEXT NOT NULL,
    cadence_at       TEXT NOT NULL,
    cadence_zone     TEXT NOT NULL,
    cadence_cutoff   TEXT NOT NULL,
    cadence_reminder TEXT NOT NULL,
    cadence_anchor   TEXT NOT NULL,             -- a day in a month (or week) in which an issue is due
    minimum          BIGINT NOT NULL CHECK (minimum >= 0),
    approval_needed  BOOLEAN NOT NULL,
    asks_name        BOOLEAN NOT NULL,
    last_number      BIGINT NOT NULL DEFAULT 0, -- the number of the newest issue
    created_at       BIGINT NOT NULL
);

-- The sites that may embed a list's form.
CREATE TABLE list_origin (
    list_id UUID NOT NULL REFERENCES list (id),
    origin  TEXT NOT NULL,
    PRIMARY KEY (list_id, origin)
);

-- Who hears about reminders and held issues.
CREATE TABLE list_editor (
    id      UUID PRIMARY KEY,
    list_id UUID NOT NULL REFERENCES list (id),
    address BYTEA NOT NULL                      -- sealed
);

-- The words beside a list's button. Rows never change: consents refer to them.
CREATE TABLE wording (
    list_id    UUID NOT NULL REFERENCES list (id),
    version    BIGINT NOT NULL CHECK (version > 0),
    text       TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (list_id, version)
);

-- A person, known by one address.
CREATE TABLE subscriber (
    id            UUID PRIMARY KEY,
    address       BYTEA NOT NULL,               -- sealed
    address_index BYTEA NOT NULL UNIQUE,
    name          BYTEA,                        -- sealed
    asked_at      BIGINT,                       -- when the last confirmation mail was queued, for whatever list
    created_at    BIGINT NOT NULL
);

-- One subscriber on one list.
CREATE TABLE subscription (
    id            UUID PRIMARY KEY,
    list_id       UUID NOT NULL REFERENCES list (id),
    subscriber_id UUID NOT NULL REFERENCES subscriber (id),
    language      TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('pending', 'active', 'unsubscribed')),
    asked_at      BIGINT NOT NULL,
    confirmed_at  BIGINT CHECK (state <> 'active' OR confirmed_at IS NOT NULL),
    left_at       BIGINT CHECK (state <> 'unsubscribed' OR left_at IS NOT NULL),
    leave_hash    BYTEA NOT NULL UNIQUE,        -- of the token in every mail's link to leave
    confirm_hash  BYTEA,                        -- of the token in the newest confirmation mail
    form          TEXT NOT NULL,                -- by which form it was last asked for
    wording       BIGINT,                       -- which wording was shown there
    UNIQUE (subscriber_id, list_id)
);
CREATE INDEX subscription_readers ON subscription (list_id, state);
CREATE UNIQUE INDEX subscription_to_confirm ON subscription (confirm_hash) WHERE confirm_hash IS NOT NULL;
CREATE INDEX subscription_pending ON subscription (asked_at) WHERE state = 'pending';

-- What was agreed to, when and by which form. Rows are only added, and go with their subscription.
CREATE TABLE consent (
    id              UUID PRIMARY KEY,
    subscription_id UUID NOT NULL REFERENCES subscription (id),
    wording         BIGINT,                     -- version of the list's wording
    proof           TEXT,                       -- the proof in somebody else's words, for imported people
    form            TEXT NOT NULL,
    asked_at        BIGINT NOT NULL,
    confirmed_at    BIGINT NOT NULL
);
CREATE INDEX consent_by_subscription ON consent (subscription_id);

-- Addresses never to be mailed again. Outlives the subscriber.
CREATE TABLE suppression (
    address_index BYTEA PRIMARY KEY,
    reason        TEXT NOT NULL,
    created_at    BIGINT NOT NULL
);

-- Forms that were posted and not yet looked at. Every post is one row, whatever the address.
CREATE TABLE sign_up (
    id            UUID PRIMARY KEY,
    list_id       UUID NOT NULL REFERENCES list (id),
    address       BYTEA NOT NULL,               -- sealed
    address_index BYTEA NOT NULL,
    name          BYTEA,                        -- sealed
    language      TEXT NOT NULL,
    form          TEXT NOT NULL,
    wording       BIGINT NOT NULL,
    asked_at      BIGINT NOT NULL
);

-- One numbered mailing of a list.
CREATE TABLE issue (
    id           UUID PRIMARY KEY,
    list_id      UUID NOT NULL REFERENCES list (id),
    number       BIGINT NOT NULL CHECK (number > 0),
    state        TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'held', 'sending', 'sent', 'cancelled')),
    hold_reason  TEXT CHECK (state <> 'held' OR hold_reason IS NOT NULL),
    planned_at   BIGINT,
    composed_at  BIGINT NOT NULL,
    published_at BIGINT CHECK (state NOT IN ('sending', 'sent') OR published_at IS NOT NULL),
    sent_at      BIGINT CHECK (state <> 'sent' OR sent_at IS NOT NULL),
    contents     TEXT CHECK (state NOT IN ('sending', 'sent') OR contents IS NOT NULL), -- frozen at publishing, JSON
    UNIQUE (list_id, number)
);
CREATE INDEX issue_unfinished ON issue (state) WHERE state IN ('draft', 'scheduled', 'sending');

-- The queue: pieces of content, waiting (no issue) or taken.
CREATE TABLE item (
    id       UUID PRIMARY KEY,
    list_id  UUID NOT NULL REFERENCES list (id),
    issue_id UUID REFERENCES issue (id),
    facts    TEXT NOT NULL                      -- the whole item, JSON
);
CREATE INDEX item_by_list ON item (list_id, issue_id);

-- The rounds of a list's cadence: the newest row is the present one.
CREATE TABLE round (
    list_id     UUID NOT NULL REFERENCES list (id),
    sends_at    BIGINT NOT NULL,
    cutoff_at   BIGINT NOT NULL,
    reminder_at BIGINT NOT NULL,
    reminded_at BIGINT,
    composed_at BIGINT,                         -- when the cut-off was acted on, with or without an issue
    issue_id    UUID REFERENCES issue (id),     -- none: too few items, so it was skipped
    PRIMARY KEY (list_id, sends_at)
);

-- The outbox: one message to one recipient, for every kind of mail.
CREATE TABLE delivery (
    cause       UUID NOT NULL,                  -- an issue, a sign-up, a round ...
    recipient   UUID NOT NULL,                  -- a subscription, or an id made for an editor
    kind        TEXT NOT NULL,
    list_id     UUID NOT NULL REFERENCES list (id),
    issue_id    UUID REFERENCES issue (id),
    priority    BIGINT NOT NULL,                -- 0: somebody waits for it; 1: an issue
    state       TEXT NOT NULL CHECK (state IN ('queued', 'deferred', 'accepted', 'refused', 'withdrawn')),
    letter      BYTEA,                          -- sealed: facts of this one message; emptied once it is final
    attempts    BIGINT NOT NULL DEFAULT 0,      -- claims so far
    deferrals   BIGINT NOT NULL DEFAULT 0,      -- 4xx replies so far; trouble on the network does not count
    no_contacts BIGINT NOT NULL DEFAULT 0,      -- attempts in a row without an answer
    queued_at   BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,                -- while claimed: when the lease ends
    lease       UUID,                           -- the claim that holds it
    reply_code  BIGINT,
    reply_text  TEXT,                           -- the server's last words, or what was wrong with the connection
    finished_at BIGINT CHECK (state IN ('queued', 'deferred') OR finished_at IS NOT NULL),
    PRIMARY KEY (cause, recipient)
);
CREATE INDEX delivery_due ON delivery (priority, due_at) WHERE state IN ('queued', 'deferred');
CREATE INDEX delivery_unfinished ON delivery (cause) WHERE state IN ('queued', 'deferred');
CREATE INDEX delivery_leased ON delivery (lease) WHERE state IN ('queued', 'deferred');
