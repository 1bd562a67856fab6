
-- Those who refused or were erased before.
INSERT INTO departure (id, at, what, address_index)
SELECT gen_random_uuid(), created_at, reason, address_index FROM suppression;
