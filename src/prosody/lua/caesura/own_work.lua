-- Where own code is while it is loaded: it may never come back, and whoever waits should be told where it hangs. A hook that
-- Lua calls once in so many instructions tells it, from inside; to have one makes Lua slower, so that it is set while
-- code of somebody's own is loaded, and at no other time. Threads that Prosody makes meanwhile get it from theirs.
local host = require "caesura.host";
local hooks = require "caesura.hooks";
local file_of = require "caesura.places".file_of;

local getinfo, sethook = debug.getinfo, debug.sethook;

local own_work = {};
local has_own_code, is_watched = false, false;

-- Some tenths of a second.
local instructions = 5000000;

local function is_own(source)
	return source:sub(1, 6) == "@/own/" or source:sub(1, 9) == "@/config/";
end

-- The innermost line of own code; without any, that of Prosody's.
local function hook()
	local of_prosody;
	local level = 2;
	local info = getinfo(level, "Sl");
	while info do
		if is_own(info.source) then return host.works_at(info.source:sub(2), info.currentline); end
		if not of_prosody and info.what ~= "C" and file_of(info.source) then of_prosody = info; end
		level = level + 1;
		info = getinfo(level, "Sl");
	end
	if of_prosody then host.works_at(of_prosody.source:sub(2), of_prosody.currentline); end
end

-- Until `rest`; where there is no own code, and where lines are watched anyway, nothing is done.
function own_work.watch()
	if not has_own_code or hooks.are_set then return; end
	is_watched = true;
	sethook(hook, "", instructions);
end

-- In each thread that was watched.
function own_work.rest()
	if is_watched and not hooks.are_set then sethook(); end
end

-- Called before a boot with own code.
function own_work.expect()
	has_own_code = true;
	own_work.watch();
end

return own_work;
