-- What a script asks of the server: options, hosts, components. A reset of the machine forgets all of it. What cannot be
-- had is told to the host, as a sentence.
local config = require "core.configmanager";
local hostmanager = require "core.hostmanager";
local modulemanager = require "core.modulemanager";
local host = require "caesura.host";
local json = require "util.json";

local stage = {};
local added = {}; -- hosts that were not served before

function stage.set_option(name, value)
	config.set("*", name, json.decode(value));
end

-- Virtual hosts before the components, as these may ask for theirs; each kind by name, so that runs repeat.
local function in_order()
	local names = {};
	for name in pairs(prosody.hosts) do names[#names + 1] = name; end
	table.sort(names, function (a, b)
		local kind_a, kind_b = prosody.hosts[a].type, prosody.hosts[b].type;
		if kind_a ~= kind_b then return kind_a == "local"; end
		return a < b;
	end);
	return names;
end

-- Modules read their options when they are loaded: every host begins anew.
function stage.begin_anew()
	local names = in_order();
	for at = #names, 1, -1 do hostmanager.deactivate(names[at]); end
	for _, name in ipairs(names) do hostmanager.activate(name); end
end

local function activate(domain)
	local ok, problem = hostmanager.activate(domain);
	if not ok then host.stage_fault(("%s cannot be served: %s."):format(domain, problem)); end
	return ok;
end

function stage.serve(domain, authentication)
	if rawget(prosody.hosts, domain) then return; end
	config.set(domain, "defined", true);
	if authentication ~= "" then config.set(domain, "authentication", authentication); end
	if activate(domain) then added[domain] = true; end
end

local function runs(domain, module)
	local session = rawget(prosody.hosts, domain);
	return session ~= nil and session.modules[module] ~= nil;
end

-- Rooms are as they are at conference.localhost.
local function as_usual(domain, module)
	if module ~= "muc" then return; end
	config.set(domain, "admins", config.get("conference.localhost", "admins"));
	config.set(domain, "modules_enabled", { "muc_mam" });
end

function stage.component(domain, module)
	if rawget(prosody.hosts, domain) then
		if runs(domain, module) then return; end
		host.stage_fault(("%s is served already, as something else."):format(domain));
		return;
	end
	config.set(domain, "defined", true);
	config.set(domain, "component_module", module);
	as_usual(domain, module);
	if activate(domain) and not runs(domain, module) then
		host.stage_fault(("its module \"%s\" for %s cannot be loaded; the server log says why."):format(module, domain));
	end
end

-- Each host that was added has rooms, as localhost has, unless the script has something else there.
function stage.rooms_of(domain)
	local rooms = "conference." .. domain;
	if added[domain] and not rawget(prosody.hosts, rooms) then stage.component(rooms, "muc"); end
end

local function is_wanted(session, where)
	if where == "*rooms" then return session.modules.muc ~= nil; end
	return session.type == "local";
end

-- Says whether it is there afterwards. Prosody's log has told of what went wrong.
local function load_on(domain, module)
	local mod, problem = modulemanager.load(domain, module);
	if mod or modulemanager.is_loaded(domain, module) or modulemanager.is_loaded("*", module) then return; end
	return tostring(problem);
end

-- Where: a domain, "*rooms" or "*hosts".
function stage.load(module, where, may_fail)
	local domains = {};
	if where:sub(1, 1) ~= "*" then
		domains[1] = where;
		if not rawget(prosody.hosts, where) then
			host.stage_fault(("mod_%s is to be loaded on %s, which is not served."):format(module, where));
			return;
		end
	else
		for _, name in ipairs(in_order()) do
			if is_wanted(prosody.hosts[name], where) then domains[#domains + 1] = name; end
		end
	end
	for _, domain in ipairs(domains) do
		local problem = load_on(domain, module);
		if problem and may_fail == "" then host.module_fault(module, domain, problem); end
	end
end

return stage;
