-- Entries that are there already get their salt. From here on an entry is deleted only after it is noted as erased.
DROP TRIGGER audit_not_changed ON audit;
UPDATE audit SET salt = decode(replace(CAST(gen_random_uuid() AS TEXT), '-', ''), 'hex');
CREATE TRIGGER audit_not_changed BEFORE UPDATE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

CREATE FUNCTION audit_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM audit_erasure WHERE entry_id = OLD.id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit log is only added to';
END;
$$;
CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse_delete();

CREATE TRIGGER audit_link_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_erasure_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_erasure
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- No samples of salts for the planner, as in migration 25.
ALTER TABLE audit ALTER COLUMN salt SET STATISTICS 0;
