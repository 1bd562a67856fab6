-- The moment at which a subscriber was asked last, for which each subscription has one of its own. No rule read it.
ALTER TABLE subscriber DROP COLUMN asked_at;
