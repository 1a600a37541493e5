-- Talks that continue a talk by their own words. :document -> document
SELECT document FROM talk WHERE follows = :document AND document <> :document ORDER BY document
