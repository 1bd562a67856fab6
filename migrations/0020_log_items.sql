-- What is done with an item stands in the log with that item, so that its title can be told.
ALTER TABLE audit ADD COLUMN item_id UUID; -- no foreign key: the log stays when the item is wiped
