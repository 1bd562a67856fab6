-- What becomes of an issue's deliveries after a time: sums, in which nobody is named.
CREATE TABLE delivery_sum (
    issue_id       UUID NOT NULL REFERENCES issue (id),
    kind           TEXT NOT NULL,
    state          TEXT NOT NULL,
    reply_code     BIGINT NOT NULL,             -- 0: no server answered
    reply_enhanced TEXT NOT NULL,               -- empty: it gave none
    messages       BIGINT NOT NULL,
    doubled        BIGINT NOT NULL,             -- of those: taken more than once
    PRIMARY KEY (issue_id, kind, state, reply_code, reply_enhanced)
);

-- Mail that is no issue's, by the moment it became final: it is deleted after a time.
CREATE INDEX delivery_other ON delivery (finished_at) WHERE kind NOT IN ('issue', 'seed');
