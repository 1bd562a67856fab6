-- Which of an editor's roles was given first: mail to the editor is sent in the name of that list.
ALTER TABLE editor_role ADD COLUMN turn BIGINT NOT NULL DEFAULT 0;
