-- Items of the queue: changed by several people without overwriting each other, put in order, taken out and put back.

ALTER TABLE item ADD COLUMN version BIGINT NOT NULL DEFAULT 1; -- raised whenever its words are written
ALTER TABLE item ADD COLUMN place BIGINT;                      -- where somebody put it in its section; none: nobody did
ALTER TABLE item ADD COLUMN withdrawn_at BIGINT                -- when it was taken out of the queue; none: it was not
    CHECK (withdrawn_at IS NULL OR issue_id IS NULL);

-- Pictures that editors gave, drawn anew: nothing else that was in their files is kept.
CREATE TABLE picture (
    id      UUID PRIMARY KEY,
    list_id UUID NOT NULL REFERENCES list (id),
    made_at BIGINT NOT NULL,
    content BYTEA NOT NULL                      -- JPEG
);
