-- Of an issue's messages nearly all are queued or taken once, and need only be counted together. Those beside them are few,
-- and are found by this.
CREATE INDEX delivery_aside ON delivery (cause)
WHERE kind = 'seed' OR copies > 1 OR state IN ('deferred', 'unknown', 'refused', 'withdrawn', 'cancelled');
