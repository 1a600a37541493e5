-- :document, :short, :series, :start_date, :end_date, :place
INSERT INTO event (document, short, series, start_date, end_date, place)
VALUES (:document, :short, :series, :start_date, :end_date, :place)
