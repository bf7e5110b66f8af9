-- What the host calls: `entry(action, ...)`. Every call is one turn: Prosody's code runs, then what was put off,
-- then the timers that are due. Returns the seconds until the next timer, or nil.
local clock = require "caesura.clock";
local timers = require "caesura.timers";
local host = require "caesura.host";
local connections = require "caesura.connections";
local introspect = require "caesura.introspect";
local accounts = require "caesura.accounts";
local stage = require "caesura.stage";
local stacks = require "caesura.stacks";
local server_log = require "caesura.server_log";
local coverage = require "caesura.coverage";
local hooks = require "caesura.hooks";
local logpoints = require "caesura.logpoints";
local fired_events = require "caesura.fired_events";
local log = require "util.logger".init("caesura");
local startup = require "util.startup";

-- More timers than this at one moment are a loop.
local max_timers_at_once = 100000;

local function run_timers(moment)
	local count = 0;
	connections.end_turn();
	while timers.fire_next(moment) do
		connections.end_turn();
		count = count + 1;
		if count > max_timers_at_once then
			log("error", "Timers keep falling due: gave up after %d", max_timers_at_once);
			return;
		end
	end
end

local actions = {};

-- The server comes to life at a moment (seconds since 1970), once after boot and after each reset.
function actions.start(moment)
	clock.started_at = moment - clock.elapsed;
	math.randomseed(string.unpack("<i8i8", host.random_bytes(16)));
	prosody.start_time = os.time();
	startup.notify_started();
end

function actions.open(id)
	local ok, problem = xpcall(connections.open, debug.traceback, id);
	if ok then return; end
	log("error", "A client could not be let in: %s", problem);
	host.closed(id);
end

actions.receive = connections.receive;
actions.drop = connections.drop;
actions.close_doors = accounts.close_doors;
actions.let_in = accounts.let_in;
for _, name in ipairs { "set_option", "begin_anew", "serve", "component", "rooms_of", "load" } do
	actions[name] = stage[name];
end
actions.tell_stacks = stacks.tell;
actions.tell_debug = server_log.tell_debug;
actions.add_logpoint = logpoints.add;
actions.watch_logpoints = logpoints.watch;
actions.watch_events = fired_events.watch;

function actions.advance(seconds)
	local moment = clock.elapsed + seconds;
	run_timers(moment);
	clock.elapsed = math.max(clock.elapsed, moment);
end

-- Tells the host of all rooms.
function actions.rooms()
	hooks.without(function () host.rooms(introspect.rooms()); end);
end

function actions.tell_coverage()
	hooks.without(coverage.tell);
end

function actions.tell_code(path, file)
	hooks.without(function () coverage.tell_code(path, file); end);
end

-- Tells the host which domains are served.
function actions.hosts()
	host.hosts(introspect.hosts());
end

-- Tells the host which of its own modules are loaded.
function actions.own_modules()
	host.own_modules(introspect.own_modules());
end

-- Tidies up before the host takes its snapshot.
function actions.settle()
	collectgarbage();
	collectgarbage();
end

return function (action, ...)
	local ok, problem = xpcall(actions[action], debug.traceback, ...);
	if not ok then log("error", "Top-level error: %s", problem); end
	run_timers(clock.elapsed);
	fired_events.tell();
	return timers.next_in();
end
