-- What documents are worth for a frequent term. :term -> documents
SELECT documents FROM term_impacts WHERE term = :term
