-- Replaces Prosody's C module util.time by the virtual clock.
local clock = require "caesura.clock";

return { now = clock.now, monotonic = clock.monotonic };
