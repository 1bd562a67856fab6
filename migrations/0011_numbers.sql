-- How many readers came and went, hour by hour: nobody's name stands in it, so it stays when a person is erased.
CREATE TABLE turnover (
    list_id UUID NOT NULL REFERENCES list (id),
    hour    BIGINT NOT NULL,                    -- since 1970 (UTC)
    came    BIGINT NOT NULL,                    -- who confirmed, or was imported
    went    BIGINT NOT NULL,                    -- who left, or was erased
    PRIMARY KEY (list_id, hour)
);
INSERT INTO turnover (list_id, hour, came, went)
SELECT list_id, hour, SUM(came), SUM(went) FROM (
    SELECT s.list_id AS list_id, COALESCE(s.confirmed_at, MAX(c.confirmed_at)) / 3600000000 AS hour, 1 AS came, 0 AS went
    FROM subscription s LEFT JOIN consent c ON c.subscription_id = s.id
    GROUP BY s.id, s.list_id, s.confirmed_at HAVING COALESCE(s.confirmed_at, MAX(c.confirmed_at)) IS NOT NULL
    UNION ALL
    SELECT s.list_id, s.left_at / 3600000000, 0, 1 FROM subscription s
    WHERE s.left_at IS NOT NULL AND EXISTS (SELECT 1 FROM consent c WHERE c.subscription_id = s.id)
) moves GROUP BY list_id, hour;

-- A list's own page of the log reads only that list's entries, the newest first.
CREATE INDEX audit_by_list ON audit (list_id, at, id) WHERE list_id IS NOT NULL;
