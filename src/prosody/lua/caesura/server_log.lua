-- Prosody's log, told to the host. Most lines by far are those for debugging: they are put into words only while somebody
-- wants them.
local host = require "caesura.host";
local logger = require "util.logger";
local format = require "util.format".format;

local server_log = {};
local tells_debug = false;

local function sink(source, level, message, ...)
	if level == "debug" and not tells_debug then return; end
	host.log(level, source, format(message, ...));
end

function server_log.listen()
	for _, level in ipairs { "debug", "info", "warn", "error" } do
		logger.add_level_sink(level, sink);
	end
end

-- From now on, lines for debugging, too; a reset of the machine ends it.
function server_log.tell_debug() tells_debug = true; end

return server_log;
