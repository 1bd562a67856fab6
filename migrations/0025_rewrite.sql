-- When the tables were last written anew, so that nothing deleted is left in their files (PostgreSQL); null: never.
ALTER TABLE instance ADD COLUMN rewritten_at BIGINT;
