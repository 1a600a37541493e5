-- :text, :words
UPDATE stem SET words = :words WHERE text = :text
