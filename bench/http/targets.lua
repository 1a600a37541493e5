-- SPDX-License-Identifier: MIT OR Apache-2.0
-- For wrk: asks for the addresses of a file one after the other, each thread from a place of its own, and
-- waits between two requests of a connection where that is wanted.
--
--   wrk -s targets.lua URL -- FILE [MILLISECONDS]
local threads = 0
local requests, at, pause = {}, 0, 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  for target in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", target)
  end
  at = number * 97 % #requests
  pause = tonumber(arguments[2] or "0")
  if pause > 0 then
    math.randomseed(number)
    delay = function() return math.random(0, 2 * pause) end
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
