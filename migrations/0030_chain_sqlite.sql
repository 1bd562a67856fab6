-- Entries that are there already get their salt. From here on an entry is deleted only after it is noted as erased.
DROP TRIGGER audit_not_changed;
DROP TRIGGER audit_not_deleted;
UPDATE audit SET salt = randomblob(16);
CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;
CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit WHEN NOT EXISTS (SELECT 1 FROM audit_erasure WHERE entry_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;

CREATE TRIGGER audit_link_not_changed BEFORE UPDATE ON audit_link
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;
CREATE TRIGGER audit_link_not_deleted BEFORE DELETE ON audit_link
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;
CREATE TRIGGER audit_link_not_replaced BEFORE INSERT ON audit_link
WHEN EXISTS (SELECT 1 FROM audit_link WHERE position = NEW.position OR entry_id = NEW.entry_id)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;

CREATE TRIGGER audit_erasure_not_changed BEFORE UPDATE ON audit_erasure
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;
CREATE TRIGGER audit_erasure_not_deleted BEFORE DELETE ON audit_erasure
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;
CREATE TRIGGER audit_erasure_not_replaced BEFORE INSERT ON audit_erasure
WHEN EXISTS (SELECT 1 FROM audit_erasure WHERE position = NEW.position OR entry_id = NEW.entry_id)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;
