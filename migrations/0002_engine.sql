-- The delivery engine: lanes to claim from, the unknown outcome, pauses and canaries, routes, and whose database this is.

-- Which way a list's mail takes, and when it is stopped.
ALTER TABLE list ADD COLUMN route TEXT;                 -- the SMTP route; none: the default one
ALTER TABLE list ADD COLUMN fallback TEXT;              -- the route that takes over while that one is down
ALTER TABLE list ADD COLUMN unknown_again BOOLEAN NOT NULL DEFAULT TRUE; -- a message nobody answered for is sent again
ALTER TABLE list ADD COLUMN canary BIGINT NOT NULL DEFAULT 50 CHECK (canary >= 0);  -- how many readers go first; 0: all
ALTER TABLE list ADD COLUMN refusal_limit BIGINT NOT NULL DEFAULT 5 CHECK (refusal_limit BETWEEN 1 AND 100); -- per cent

-- Addresses of our own that get every issue first.
CREATE TABLE list_seed (
    id      UUID PRIMARY KEY,
    list_id UUID NOT NULL REFERENCES list (id),
    address BYTEA NOT NULL                      -- sealed
);

-- A published issue that is paused keeps its state, "sending"; one that was stopped is "cancelled" with a published_at.
ALTER TABLE issue ADD COLUMN pause_reason TEXT;         -- none: it is not paused
ALTER TABLE issue ADD COLUMN canary_left BIGINT;        -- how many may still be claimed before the brake looks; none: all
-- What the brake counts from publishing, or from the last resume. Once the issue is sent, accepted and refused are totals.
ALTER TABLE issue ADD COLUMN accepted BIGINT NOT NULL DEFAULT 0; -- deliveries to readers that the next server took
ALTER TABLE issue ADD COLUMN refused BIGINT NOT NULL DEFAULT 0;  -- ... will never take, for the reader's sake
ALTER TABLE issue ADD COLUMN blocked BIGINT NOT NULL DEFAULT 0;  -- readers whose server refused us

-- The outbox, with one open end: finished_at says whether a message is final.
CREATE TABLE delivery_2 (
    cause       UUID NOT NULL,                  -- an issue, a sign-up, a round ...
    recipient   UUID NOT NULL,                  -- a subscription, or an id made for an editor
    kind        TEXT NOT NULL,
    list_id     UUID NOT NULL,                  -- no foreign keys here: their checks would slow the fan-out down
    issue_id    UUID,
    lane        UUID NOT NULL,                  -- what it is claimed with: its issue, or its list for all other mail
    state       TEXT NOT NULL,
    letter      BYTEA,                          -- sealed: facts of this one message; emptied once it is final
    attempts    BIGINT NOT NULL DEFAULT 0,      -- claims so far
    deferrals   BIGINT NOT NULL DEFAULT 0,      -- 4xx replies so far; trouble on the network does not count
    no_contacts BIGINT NOT NULL DEFAULT 0,      -- attempts in a row without an answer
    copies      BIGINT NOT NULL DEFAULT 0,      -- how often a server took it: more than once after an unknown outcome
    queued_at   BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,                -- while claimed: when the lease ends
    lease       UUID,                           -- the claim that holds it, or under which a server took it
    route       TEXT,                           -- the route of the last answer
    reply_code  BIGINT,
    reply_text  TEXT,                           -- the server's last words, or what was wrong with the connection
    finished_at BIGINT,
    -- What is true of a new row stands first: SQLite would spend a third of a fan-out on comparing words.
    CHECK ((state = 'queued' AND finished_at IS NULL) OR (state = 'deferred' AND finished_at IS NULL) OR state = 'unknown'
        OR (state IN ('accepted', 'refused', 'withdrawn', 'cancelled') AND finished_at IS NOT NULL)),
    PRIMARY KEY (cause, recipient)
);
INSERT INTO delivery_2 (cause, recipient, kind, list_id, issue_id, lane, state, letter, attempts, deferrals, no_contacts,
                        copies, queued_at, due_at, lease, reply_code, reply_text, finished_at)
SELECT cause, recipient, kind, list_id, issue_id, CASE WHEN kind = 'issue' THEN cause ELSE list_id END, state, letter,
       attempts, deferrals, no_contacts, CASE WHEN state = 'accepted' THEN 1 ELSE 0 END, queued_at, due_at, lease,
       reply_code, reply_text, finished_at
FROM delivery;
UPDATE issue SET accepted = (SELECT COUNT(*) FROM delivery WHERE cause = issue.id AND state = 'accepted'),
                 refused = (SELECT COUNT(*) FROM delivery WHERE cause = issue.id AND state = 'refused')
WHERE published_at IS NOT NULL;
DROP TABLE delivery;
ALTER TABLE delivery_2 RENAME TO delivery;
CREATE INDEX delivery_due ON delivery (lane, due_at) WHERE finished_at IS NULL;
CREATE INDEX delivery_tried ON delivery (state) WHERE finished_at IS NULL AND state <> 'queued';
CREATE INDEX delivery_leased ON delivery (lease) WHERE lease IS NOT NULL AND finished_at IS NULL;

-- Counts what may forbid a claimed message: a reader leaving, an issue being paused or stopped. One row.
CREATE TABLE pulse (
    id      BIGINT PRIMARY KEY CHECK (id = 1),
    changes BIGINT NOT NULL
);
INSERT INTO pulse (id, changes) VALUES (1, 0);

-- Whose database this is: where it lies, and why nothing is sent, if so.
ALTER TABLE instance ADD COLUMN place TEXT;             -- the file or the server it was last used in
ALTER TABLE instance ADD COLUMN hold_reason TEXT;       -- none: mail is sent
ALTER TABLE instance ADD COLUMN held_at BIGINT;
ALTER TABLE instance ADD COLUMN hold_until BIGINT;      -- when it ends by itself; none: it needs its owner's word
ALTER TABLE instance ADD COLUMN allowed_at BIGINT;      -- when its owner last said that this is the only copy

-- The workers that share this database. Each keeps its newest mark in its data folder as well.
CREATE TABLE worker (
    id         UUID PRIMARY KEY,
    host       TEXT NOT NULL,
    mark       TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    ticked_at  BIGINT,                          -- when it last looked at the timetable
    per_minute BIGINT NOT NULL DEFAULT 0        -- how many messages servers take from it
);

-- How often each route's server answered what, in all; metrics are made of it.
CREATE TABLE reply (
    route TEXT NOT NULL,
    class TEXT NOT NULL,                        -- 2xx, 4xx, 5xx, none, unknown
    count BIGINT NOT NULL,
    PRIMARY KEY (route, class)
);

-- How each route fares, as its workers last told.
CREATE TABLE route (
    name         TEXT PRIMARY KEY,
    connections  BIGINT NOT NULL,               -- how many are used now
    reason       TEXT,                          -- why they are fewer than allowed, or why it is closed
    closed_until BIGINT,
    changed_at   BIGINT NOT NULL
);

-- How many messages were claimed for a route in each second: quotas outlive a restart.
CREATE TABLE route_use (
    route  TEXT NOT NULL,
    second BIGINT NOT NULL,                     -- since 1970 (UTC)
    used   BIGINT NOT NULL,
    PRIMARY KEY (route, second)
);
