
-- No samples of sealed values for the planner, as in migration 25.
ALTER TABLE subscription ALTER COLUMN name SET STATISTICS 0;
ALTER TABLE erasure_wish ALTER COLUMN address SET STATISTICS 0;
ALTER TABLE editor_name ALTER COLUMN name SET STATISTICS 0;
