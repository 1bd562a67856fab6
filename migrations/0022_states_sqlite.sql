-- The state of an issue is one word in one column, and the role "reader" is called "viewer". SQLite changes no CHECK of a table
-- that exists, so both tables are built anew.

-- Other tables refer to the issues, which are gone for a moment: their references are checked at the end of the transaction.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE issue_before AS
SELECT id, list_id, number, state, hold_reason, pause_reason, planned_at, composed_at, published_at, sent_at, contents, subject,
       preheader, preface, version, first_fingerprint, first_approver, approved_fingerprint, canary_left, accepted, refused,
       blocked, archive_reads
FROM issue;
DROP TABLE issue;

-- One numbered mailing of a list.
CREATE TABLE issue (
    id                   UUID PRIMARY KEY,
    list_id              UUID NOT NULL REFERENCES list (id),
    number               BIGINT NOT NULL CHECK (number > 0),  -- 1 for a list's first issue
    state                TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'held', 'sending', 'paused', 'sent', 'stopped',
                                                        'cancelled')),
    hold_reason          TEXT CHECK ((hold_reason IS NOT NULL) = (state = 'held')),
    pause_reason         TEXT CHECK ((pause_reason IS NOT NULL) = (state = 'paused')),
    planned_at           BIGINT,                              -- the sending moment of its cadence; null: composed by hand
    composed_at          BIGINT NOT NULL,
    published_at         BIGINT CHECK ((published_at IS NOT NULL) = (state IN ('sending', 'paused', 'sent', 'stopped'))),
    sent_at              BIGINT CHECK ((sent_at IS NOT NULL) = (state = 'sent')), -- when its last delivery became final
    contents             TEXT CHECK (contents IS NOT NULL OR state NOT IN ('sending', 'paused', 'sent', 'stopped')), -- frozen
                                                              -- at publishing, JSON
    subject              TEXT,                                -- null: the list's name and the month
    preheader            TEXT,                                -- shown behind the subject in mailboxes; null: the first words
    preface              TEXT,                                -- above the items, Markdown
    version              BIGINT NOT NULL DEFAULT 1,           -- of subject, preheader and preface; raised at every change
    first_fingerprint    TEXT,                                -- what the first of two approvals holds for
    first_approver       UUID REFERENCES editor (id),         -- null: somebody at the command line
    approved_fingerprint TEXT,                                -- what it was approved with; null: it needed no approval
    canary_left          BIGINT,                              -- messages of the canary not claimed yet; null: no canary
    accepted             BIGINT NOT NULL DEFAULT 0,           -- since publishing or the last resume; once sent, in total
    refused              BIGINT NOT NULL DEFAULT 0,           -- refused for the subscriber's sake, counted likewise
    blocked              BIGINT NOT NULL DEFAULT 0,           -- refused for our sake, counted likewise
    archive_reads        BIGINT NOT NULL DEFAULT 0,           -- requests for its page in the archive
    UNIQUE (list_id, number)
);
INSERT INTO issue (id, list_id, number, state, hold_reason, pause_reason, planned_at, composed_at, published_at, sent_at,
                   contents, subject, preheader, preface, version, first_fingerprint, first_approver, approved_fingerprint,
                   canary_left, accepted, refused, blocked, archive_reads)
SELECT id, list_id, number,
       CASE WHEN state = 'sending' AND pause_reason IS NOT NULL THEN 'paused'
            WHEN state = 'cancelled' AND published_at IS NOT NULL THEN 'stopped'
            ELSE state END,
       CASE WHEN state = 'held' THEN hold_reason END,
       CASE WHEN state = 'sending' THEN pause_reason END,
       planned_at, composed_at,
       CASE WHEN state IN ('sending', 'sent', 'cancelled') THEN published_at END,
       CASE WHEN state = 'sent' THEN sent_at END,
       contents, subject, preheader, preface, version, first_fingerprint, first_approver, approved_fingerprint, canary_left,
       accepted, refused, blocked, archive_reads
FROM issue_before;
DROP TABLE issue_before;
CREATE INDEX issue_unfinished ON issue (state) WHERE state IN ('draft', 'scheduled', 'sending', 'paused');

CREATE TABLE editor_role_before AS SELECT editor_id, list_id, role FROM editor_role;
DROP TABLE editor_role;

-- The role of an editor on a list.
CREATE TABLE editor_role (
    editor_id UUID NOT NULL REFERENCES editor (id),
    list_id   UUID NOT NULL REFERENCES list (id),
    role      TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'publisher', 'owner')),
    PRIMARY KEY (editor_id, list_id)
);
INSERT INTO editor_role (editor_id, list_id, role)
SELECT editor_id, list_id, CASE WHEN role = 'reader' THEN 'viewer' ELSE role END FROM editor_role_before;
DROP TABLE editor_role_before;
