-- Talks that continue a talk by their own words. :document -> document
SELECT document FROM talk WHERE follows = :document ORDER BY document
