-- :document, :event, :format, :start_time, :end_time, :room, :track, :abstract, :title_verified, :follows
INSERT INTO talk (document, event, format, start_time, end_time, room, track, abstract, title_verified, follows)
VALUES (:document, :event, :format, :start_time, :end_time, :room, :track, :abstract, :title_verified, :follows)
