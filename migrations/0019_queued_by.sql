-- Who put an item in its queue, so that the others know whom to ask.
ALTER TABLE item ADD COLUMN queued_by UUID REFERENCES editor (id);  -- none: the command line did, or it is older than this
