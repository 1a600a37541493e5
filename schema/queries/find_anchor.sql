-- :id of a passage -> anchor
SELECT anchor FROM passage WHERE id = :id
