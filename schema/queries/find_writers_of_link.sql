-- :document -- documents whose text links to it -> document
SELECT source FROM link WHERE target = :document AND kind = 'w'
