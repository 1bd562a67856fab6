-- One word for one thing: tables and columns take the names that the code uses.

-- Counts what may forbid a claimed message: a subscriber leaving, an issue being paused or stopped. One row.
ALTER TABLE pulse RENAME TO change_counter;

-- What the last check of a link found.
ALTER TABLE sight RENAME TO link_check;
ALTER TABLE link_check RENAME COLUMN looked_at TO checked_at;

-- The topic of mail that an editor chose to get, or not.
ALTER TABLE editor_choice RENAME COLUMN notice TO topic;

-- An item's position in its section, from 0; null: nobody has moved it.
ALTER TABLE item RENAME COLUMN place TO position;

-- The preface's text above the items, in Markdown; the fingerprint that the first of two approvals holds for, and the editor
-- who gave it; the fingerprint that the issue was approved with.
ALTER TABLE issue RENAME COLUMN word TO preface;
ALTER TABLE issue RENAME COLUMN first_said TO first_fingerprint;
ALTER TABLE issue RENAME COLUMN first_by TO first_approver;
ALTER TABLE issue RENAME COLUMN approved_said TO approved_fingerprint;
