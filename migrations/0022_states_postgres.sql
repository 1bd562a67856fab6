-- The state of an issue is one word in one column, and the role "reader" is called "viewer". The meaning of the columns stands in
-- the text of this migration for SQLite, which builds the tables anew.

ALTER TABLE issue
    DROP CONSTRAINT issue_state_check,
    DROP CONSTRAINT issue_check,
    DROP CONSTRAINT issue_check1,
    DROP CONSTRAINT issue_check2,
    DROP CONSTRAINT issue_check3;
UPDATE issue SET
    state = CASE WHEN state = 'sending' AND pause_reason IS NOT NULL THEN 'paused'
                 WHEN state = 'cancelled' AND published_at IS NOT NULL THEN 'stopped'
                 ELSE state END,
    hold_reason = CASE WHEN state = 'held' THEN hold_reason END,
    pause_reason = CASE WHEN state = 'sending' THEN pause_reason END,
    published_at = CASE WHEN state IN ('sending', 'sent', 'cancelled') THEN published_at END,
    sent_at = CASE WHEN state = 'sent' THEN sent_at END;
ALTER TABLE issue
    ADD CONSTRAINT issue_state_check
        CHECK (state IN ('draft', 'scheduled', 'held', 'sending', 'paused', 'sent', 'stopped', 'cancelled')),
    ADD CONSTRAINT issue_hold_reason_check CHECK ((hold_reason IS NOT NULL) = (state = 'held')),
    ADD CONSTRAINT issue_pause_reason_check CHECK ((pause_reason IS NOT NULL) = (state = 'paused')),
    ADD CONSTRAINT issue_published_at_check
        CHECK ((published_at IS NOT NULL) = (state IN ('sending', 'paused', 'sent', 'stopped'))),
    ADD CONSTRAINT issue_sent_at_check CHECK ((sent_at IS NOT NULL) = (state = 'sent')),
    ADD CONSTRAINT issue_contents_check
        CHECK (contents IS NOT NULL OR state NOT IN ('sending', 'paused', 'sent', 'stopped'));
DROP INDEX issue_unfinished;
CREATE INDEX issue_unfinished ON issue (state) WHERE state IN ('draft', 'scheduled', 'sending', 'paused');

ALTER TABLE editor_role DROP CONSTRAINT editor_role_role_check;
UPDATE editor_role SET role = 'viewer' WHERE role = 'reader';
ALTER TABLE editor_role
    ADD CONSTRAINT editor_role_role_check CHECK (role IN ('viewer', 'editor', 'publisher', 'owner'));

-- Constraints keep the names they were given, so those of what is renamed are renamed as well.
ALTER TABLE change_counter RENAME CONSTRAINT pulse_pkey TO change_counter_pkey;
ALTER TABLE link_check RENAME CONSTRAINT sight_pkey TO link_check_pkey;
ALTER TABLE change_counter RENAME CONSTRAINT pulse_id_check TO change_counter_id_check;
ALTER TABLE link_check RENAME CONSTRAINT sight_found_check TO link_check_found_check;
ALTER TABLE editor_choice RENAME CONSTRAINT editor_choice_notice_check TO editor_choice_topic_check;
ALTER TABLE issue RENAME CONSTRAINT issue_first_by_fkey TO issue_first_approver_fkey;
