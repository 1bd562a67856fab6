-- What an issue said, and its list around it, when it was approved: nothing else goes out.
ALTER TABLE issue ADD COLUMN approved_said TEXT;    -- a fingerprint; none: it went on without approval, or is older than this
