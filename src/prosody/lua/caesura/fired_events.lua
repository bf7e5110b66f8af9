-- Which events fire in a turn, and which functions handle them. It wraps what fires them, and each handler, once; what is
-- given and given back stays as it is.
local host = require "caesura.host";
local seen_values = require "caesura.seen_values";
local file_of = require "caesura.places".file_of;

local getinfo = debug.getinfo;

local fired_events = {};

local max_fired = 300; -- of one turn
local max_handlers = 60; -- of one event
local max_result = 200; -- bytes

local list, left_out, depth, current = {}, 0, 0, nil;
local wrapped = setmetatable({}, { __mode = "k" }); -- lists of handlers whose functions are wrapped
local originals = setmetatable({}, { __mode = "k" }); -- wrapped function -> handler

local function wrap_handlers(handlers)
	for index = 1, #handlers do
		local handler = handlers[index];
		local function asking(data)
			if current then current.asked = index; end
			local result = handler(data);
			return result;
		end
		originals[asking] = handler;
		handlers[index] = asking;
	end
	wrapped[handlers] = true;
end

local function places_of(handlers)
	local places = {};
	for index = 1, math.min(#handlers, max_handlers) do
		local info = getinfo(originals[handlers[index]] or handlers[index], "S");
		local file = info.what ~= "C" and file_of(info.source) or "";
		places[index] = ("[%s,%d]"):format(seen_values.json_text(file), math.max(info.linedefined, 0));
	end
	return places;
end

local function result_text(result)
	local text = seen_values.describe("", result, seen_values.new_look()).text;
	return #text > max_result and text:sub(1, max_result) .. "…" or text;
end

local function wrapper_of(events, host_name)
	return function (fire, name, data)
		if #list >= max_fired then
			left_out = left_out + 1;
			return fire(name, data);
		end
		local handlers = events.get_handlers(name) or {};
		if not wrapped[handlers] then wrap_handlers(handlers); end
		local entry = { name = tostring(name), host = host_name, depth = depth, places = places_of(handlers), asked = 0 };
		list[#list + 1] = entry;
		local former_depth, former = depth, current;
		depth, current = depth + 1, entry;
		local result = fire(name, data);
		depth, current = former_depth, former;
		if result ~= nil then entry.result = result_text(result); end
		return result;
	end;
end

local function json_of(entry)
	local json_text = seen_values.json_text;
	return ('{"name":%s,"host":%s,"depth":%d,"handlers":[%s],"asked":%d,"result":%s}'):format(
		json_text(entry.name:sub(1, 200)),
		entry.host and json_text(entry.host) or "null",
		entry.depth,
		table.concat(entry.places, ","),
		math.min(entry.asked, #entry.places),
		entry.result and json_text(entry.result) or "null"
	);
end

-- From now on, the server's own events and those of the hosts that there are; a reset of the machine ends it.
function fired_events.watch()
	local known = {};
	local function add(events, host_name)
		if not events or known[events] then return; end
		known[events] = true;
		events.add_wrapper(false, wrapper_of(events, host_name));
	end
	add(prosody.events, nil);
	for name, virtual_host in pairs(prosody.hosts) do add(virtual_host.events, name); end
end

-- Tells the host what fired since it was told last, where anything did.
function fired_events.tell()
	depth, current = 0, nil;
	if #list == 0 then return; end
	local texts = {};
	for index, entry in ipairs(list) do texts[index] = json_of(entry); end
	host.fired("[" .. table.concat(texts, ",") .. "]", left_out);
	list, left_out = {}, 0;
end

return fired_events;
