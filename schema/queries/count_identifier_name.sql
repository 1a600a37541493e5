-- :name, :key, :sure, :unsure -- changes the counts of a name, which may be new
INSERT INTO identifier_name (name, key, sure, unsure) VALUES (:name, :key, :sure, :unsure)
ON CONFLICT (name) DO UPDATE SET sure = sure + :sure, unsure = unsure + :unsure
