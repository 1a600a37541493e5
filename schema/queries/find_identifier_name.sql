-- :name -> sure, unsure
SELECT sure, unsure FROM identifier_name WHERE name = :name
