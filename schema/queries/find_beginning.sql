-- What documents are worth for the words that begin so. :text -> passages, documents, best
SELECT passages, documents, best FROM beginning WHERE text = :text
