-- Run by a native Lua before Prosody: counts lines as luacov does, by a line hook on each coroutine.
local lines = {};
local sethook, getinfo, create, wrap = debug.sethook, debug.getinfo, coroutine.create, coroutine.wrap;

local function hook(_, line)
	local source = getinfo(2, "S").source;
	local counts = lines[source];
	if not counts then counts = {}; lines[source] = counts; end
	counts[line] = (counts[line] or 0) + 1;
end

function coroutine.create(func)
	local thread = create(func);
	sethook(thread, hook, "l");
	return thread;
end

function coroutine.wrap(func)
	return wrap(function (...)
		sethook(hook, "l");
		return func(...);
	end);
end

rawset(_G, "counted_lines", lines);
sethook(hook, "l");
