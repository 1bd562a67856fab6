
-- The servers' words about somebody's mails go with their subscription, in whatever way it is deleted.
CREATE FUNCTION subscription_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE delivery SET reply_text = NULL WHERE recipient = OLD.id AND issue_id IS NULL;
    UPDATE delivery SET reply_text = NULL
    WHERE recipient = OLD.id AND cause IN (SELECT id FROM issue WHERE list_id = OLD.list_id);
    RETURN NULL;
END;
$$;
CREATE TRIGGER subscription_words AFTER DELETE ON subscription FOR EACH ROW EXECUTE FUNCTION subscription_words();
