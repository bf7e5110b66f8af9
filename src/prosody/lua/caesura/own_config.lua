-- A configuration of somebody's own, read by Prosody itself in place of ours. What of it is for a network, a disk or a
-- process is set aside, and told to the host by name.
local config = require "core.configmanager";
local host = require "caesura.host";
local lfs = require "lfs";

local own_config = {};

local patterns = {
	"ports?$", "interfaces?$", "^ssl$", "_ssl$", "^ssl_", "^tls_", "certificates?$", "^network_", "^s2s_", "^use_", "^unbound", "^dns_", "^sql",
	"^proxy65_", "_log$", "^log", "^prosody_user$", "^prosody_group$", "^umask$", "^daemonize$", "^pidfile$", "^data_path$", "^storage$",
	"^default_storage$", "^run_as_root$", "^plugin_paths$", "^plugin_server$", "^installer_plugin_path$", "^trusted_proxies$",
	"^c2s_require_encryption$", "^require_encryption$", "^allow_unencrypted_plain_auth$", "^gc$", "^libevent",
};

-- Modules that are nothing without a network or a process of their own.
local network_modules = {
	"tls", "s2s", "dialback", "s2s_auth_certs", "s2s_auth_dane_in", "s2s_bidi", "admin_telnet", "admin_shell", "admin_socket",
	"net_multiplex", "posix", "windows", "proxy65",
};

-- What takes the place of it: as our own configuration has it.
local replacements = {
	"data_path", "pidfile", "log", "c2s_ports", "c2s_direct_tls_ports", "s2s_ports", "http_ports", "https_ports", "http_interfaces",
	"c2s_require_encryption", "allow_unencrypted_plain_auth", "insecure_open_authentication", "authentication", "storage",
	"plugin_paths",
};

local function is_set_aside(name, value)
	if name == "authentication" then return value ~= "anonymous" and value ~= "insecure"; end
	for _, pattern in ipairs(patterns) do
		if name:match(pattern) then return true; end
	end
end

local function is_network_module(name)
	for _, each in ipairs(network_modules) do
		if each == name then return true; end
	end
end

local function sorted_keys(set)
	local keys = {};
	for key in pairs(set) do keys[#keys + 1] = key; end
	table.sort(keys);
	return keys;
end

local function take_modules(options, aside)
	local kept = {};
	for _, name in ipairs(type(options.modules_enabled) == "table" and options.modules_enabled or {}) do
		if is_network_module(name) then aside["mod_" .. name] = true; else kept[#kept + 1] = name; end
	end
	options.modules_enabled = kept;
end

local function set_aside(domain, options, aside)
	for _, name in ipairs(sorted_keys(options)) do
		if is_set_aside(name, options[name]) then
			aside[name] = true;
			options[name] = nil;
		end
	end
	if domain == "*" or rawget(options, "modules_enabled") then take_modules(options, aside); end
end

local function defines_host(all)
	for domain, options in pairs(all) do
		local is_on = domain ~= "*" and rawget(options, "enabled") ~= false;
		if is_on and not rawget(options, "component_module") then return true; end
	end
end

-- The globals of our own configuration are asked for before they go.
function own_config.read(files)
	local path = files[1];
	table.sort(files);
	lfs.laid_out = files;
	local ours = {};
	for _, name in ipairs(replacements) do ours[name] = config.get("*", name); end
	local ok, level, problem = config.load(path, "lua");
	if not ok then error(tostring(problem or level), 0); end
	local aside = {};
	local all = config.getconfig();
	for _, domain in ipairs(sorted_keys(all)) do
		local module = rawget(all[domain], "component_module");
		if module and is_network_module(module) then
			all[domain] = nil;
			aside[("Component \"%s\""):format(domain)] = true;
		else
			set_aside(domain, all[domain], aside);
		end
	end
	if not defines_host(all) then error(path .. ":1: it has no VirtualHost that is enabled", 0); end
	for name, value in pairs(ours) do
		if rawget(all["*"], name) == nil then config.set("*", name, value); end
	end
	local disabled = config.get("*", "modules_disabled") or {};
	for _, name in ipairs(network_modules) do disabled[#disabled + 1] = name; end
	config.set("*", "modules_disabled", disabled);
	-- Clients come in by it.
	table.insert(all["*"].modules_enabled, "websocket");
	host.set_aside(table.concat(sorted_keys(aside), "\n"));
end

return own_config;
