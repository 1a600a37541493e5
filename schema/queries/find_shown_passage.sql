-- What a reader sees who comes by a link to a passage. :id -> part, anchor, heading, body, page, seconds
SELECT part, anchor, heading_of(text), body_of(text), page, seconds FROM passage WHERE id = :id
