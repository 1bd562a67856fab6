-- What is done with one reader stands in the log as well, and is found by the subscription.
ALTER TABLE audit ADD COLUMN subscription_id UUID; -- no foreign key: the log stays when the reader is erased
CREATE INDEX audit_by_reader ON audit (subscription_id, at) WHERE subscription_id IS NOT NULL;

-- A reader's mails that are no issue's, found by the reader; those of issues are found by the issue and the reader.
CREATE INDEX delivery_to_reader ON delivery (recipient) WHERE issue_id IS NULL;
