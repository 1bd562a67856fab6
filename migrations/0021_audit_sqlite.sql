-- The audit log is only added to. SQLite replaces a row with an id that is there (INSERT OR REPLACE) without asking the triggers
-- that guard deleting.
CREATE TRIGGER audit_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;
