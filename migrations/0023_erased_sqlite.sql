
-- The servers' words about somebody's mails go with their subscription, in whatever way it is deleted.
CREATE TRIGGER subscription_words AFTER DELETE ON subscription
BEGIN
    UPDATE delivery SET reply_text = NULL WHERE recipient = OLD.id AND issue_id IS NULL;
    UPDATE delivery SET reply_text = NULL
    WHERE recipient = OLD.id AND cause IN (SELECT id FROM issue WHERE list_id = OLD.list_id);
END;
