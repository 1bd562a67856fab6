-- How often an issue's page in the archive was asked for. By whom is not known, and not kept.
ALTER TABLE issue ADD COLUMN archive_reads BIGINT NOT NULL DEFAULT 0;
