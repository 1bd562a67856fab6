-- What was done with an issue stands in the log as well, and is found by the issue.
ALTER TABLE audit ADD COLUMN issue_id UUID REFERENCES issue (id); -- none: it was not about an issue
CREATE INDEX audit_by_issue ON audit (issue_id, at) WHERE issue_id IS NOT NULL;
