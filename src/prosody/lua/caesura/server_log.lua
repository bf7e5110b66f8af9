-- Prosody's log, told to the host. Most lines by far are those for debugging: nobody hears them but
-- while somebody wants them.
local host = require "caesura.host";
local logger = require "util.logger";
local format = require "util.format".format;

local server_log = {};

local function sink(source, level, message, ...)
	host.log(level, source, format(message, ...));
end

function server_log.listen()
	for _, level in ipairs { "info", "warn", "error" } do
		logger.add_level_sink(level, sink);
	end
end

-- From now on, lines for debugging, too; a reset of the machine ends it.
function server_log.tell_debug() logger.add_level_sink("debug", sink); end

return server_log;
