-- The most frequent name of an identifier, of those that count. :key -> name
SELECT name FROM identifier_name WHERE key = :key AND sure > 0 ORDER BY sure + unsure DESC, name LIMIT 1
