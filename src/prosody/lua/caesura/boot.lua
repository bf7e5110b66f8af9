-- Boots unmodified Prosody: the steps of its own util.startup in their order, without those for processes, TLS,
-- DNS and an outgoing HTTP client. The globals that a start script sets come first. What is returned is the entry; its first
-- call goes on with the second half of the boot, in which hosts and modules are loaded.
CFG_SOURCEDIR, CFG_CONFIGDIR = "/usr/lib/prosody", "/etc/prosody";
CFG_PLUGINDIR, CFG_DATADIR = "/usr/lib/prosody/modules/;/usr/lib/caesura/modules/", "/var/lib/prosody";
package.path, package.cpath = CFG_SOURCEDIR .. "/?.lua", "";
arg = {};

local host = require "caesura.host";
local own_config_files = rawget(_G, "caesura_own_config"); -- the first is to be read
rawset(_G, "caesura_own_config", nil);
local clock = require "caesura.clock";
local timers = require "caesura.timers";
require "caesura.hooks";

clock.started_at = host.boot_time();

pcall(require, "loader"); -- Prosody 13 names its modules `prosody.*` and maps them itself

local startup = require "util.startup";
local async = require "util.async";
local logger = require "util.logger";

-- A boot may take long on a slow machine: each module that is loaded on the way is a sign of life.
local booting = true;
local require_silently = require;
rawset(_G, "require", function (name)
	if booting and package.loaded[name] == nil then host.goes_on(); end
	return require_silently(name);
end);

local function log_to_host()
	require "caesura.server_log".listen();
	local log = logger.init("timer");
	timers.set_error_handler(function (message) log("error", "Traceback[timer]: %s", message); end);
end

-- Prosody's own choice suits a server that runs for months. Here most of the time would go to marking the same two MiB
-- again and again, while a scenario seldom needs as many more, and a reset takes back all of them.
local function tune_collector()
	if require "core.configmanager".get("*", "gc") then return; end
	collectgarbage("incremental", 400, 400);
end

local function load_libraries()
	startup.parse_args({ short_params = {}, value_params = {} });
	startup.init_global_state();
	prosody.process_type = "prosody";
	prosody.platform = "unknown"; -- keeps mod_posix out
	startup.read_config();
	if own_config_files then require "caesura.own_config".read(own_config_files); end
	startup.init_logging();
	log_to_host();
	startup.init_gc();
	tune_collector();
	startup.init_errors();
	startup.sanity_check();
	startup.sandbox_require();
	startup.set_function_metatable();
	startup.load_libraries();
	startup.setup_plugindir();
	startup.setup_datadir();
	startup.add_global_prosody_functions();
	startup.read_version();
	startup.log_greeting();
	startup.load_secondary_libraries();
	startup.init_promise();
	startup.init_async();
	startup.init_data_store();
	pcall(require, "util.bitcompat"); -- asks for a global that may be absent: no warning before the lock
	startup.init_global_protection();
end

local broken;
local function do_step(step) step(); end
local main_thread = async.runner(do_step, { error = function (_, problem) broken = problem; end });

local function run_step(step)
	main_thread:run(step);
	if broken then error(broken, 0); end
end

local entry;

local function load_hosts()
	run_step(startup.prepare_to_start);
	rawset(prosody, "main_thread", main_thread);
	booting = false;
	entry = require "caesura.entry";
end

run_step(load_libraries);

return function (action, ...)
	if action == "load_hosts" then return load_hosts(); end
	return entry(action, ...);
end
