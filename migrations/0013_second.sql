-- Lists whose issues two people approve, and the first of the two approvals of an issue.

ALTER TABLE list ADD COLUMN approvals BIGINT NOT NULL DEFAULT 1 -- how many people approve an issue, where that is needed
    CHECK (approvals IN (1, 2));
ALTER TABLE issue ADD COLUMN first_said TEXT;                   -- of what it said, a hash; none: nobody approved it yet
ALTER TABLE issue ADD COLUMN first_by UUID REFERENCES editor (id); -- none: somebody at the command line
