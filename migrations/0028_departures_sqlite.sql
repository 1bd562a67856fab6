
-- Those who refused or were erased before.
INSERT INTO departure (id, at, what, address_index)
SELECT randomblob(16), created_at, reason, address_index FROM suppression;
