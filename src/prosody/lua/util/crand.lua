-- Replaces Prosody's C module util.crand: randomness comes from the host, which may have seeded it.
local host = require "caesura.host";

return {
	bytes = function (count) return host.random_bytes(count); end;
	_source = "host";
};
