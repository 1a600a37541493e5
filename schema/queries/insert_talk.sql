-- :document, :event, :format, :start_time, :end_time, :room, :track, :abstract, :title_verified, :follows,
-- :key, :zone, :start_utc, :end_utc, :withdrawn
INSERT INTO talk (document, event, format, start_time, end_time, room, track, abstract, title_verified, follows,
  key, zone, start_utc, end_utc, withdrawn)
VALUES (:document, :event, :format, :start_time, :end_time, :room, :track, :abstract, :title_verified, :follows,
  :key, :zone, :start_utc, :end_utc, :withdrawn)
