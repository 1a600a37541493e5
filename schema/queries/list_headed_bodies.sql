-- What the passages of one document's page say, in its order. :first, :last (ids) -> heading, body
SELECT heading_of(text), body_of(text) FROM passage WHERE id BETWEEN :first AND :last ORDER BY id
