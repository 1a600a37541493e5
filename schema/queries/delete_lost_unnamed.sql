-- :document -- those of a talk whose passage is gone
DELETE FROM unnamed WHERE document = :document AND passage NOT IN (SELECT id FROM passage)
