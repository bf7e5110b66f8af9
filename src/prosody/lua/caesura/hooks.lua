-- Hooks of Lua's that are called at each line: on the main coroutine, and on every one that is made later.
local gethook, sethook = debug.gethook, debug.sethook;

local hooks = {};

-- Prosody gives each thread that it makes the hook of the one that makes it. Where that is the machine's own, which is no
-- function of Lua's, the thread has it already.
local THE_MACHINES = "external hook";

function debug.sethook(...)
	local first, second = ...;
	if first == THE_MACHINES or second == THE_MACHINES then return; end
	return sethook(...);
end

-- One hook after the other, if there is one of Lua's already; the machine's own gives way. The last one is called at the end of this one, so that to both of
-- them level 2 is the function that runs the line.
local function joined(former, hook)
	if type(former) ~= "function" then return hook; end
	return function (event, line)
		former(event, line, 3);
		return hook(event, line);
	end;
end

-- From now on. `hook(event, line, level)`: `level`, 2 where it is absent, is the level of the function that runs the line.
function hooks.at_each_line(hook)
	local create, wrap = coroutine.create, coroutine.wrap;
	local function set(thread)
		if hooks.are_off then return; end
		sethook(thread, joined(gethook(thread), hook), "l");
	end
	function coroutine.create(func)
		local thread = create(func);
		set(thread);
		return thread;
	end
	function coroutine.wrap(func)
		return wrap(function (...)
			set(coroutine.running());
			return func(...);
		end);
	end
	set(coroutine.running());
	hooks.are_set = true;
end

-- What we ask of Prosody ourselves is seen by no hook.
function hooks.without(work)
	if not hooks.are_set then return work(); end
	local hook, mask = gethook();
	sethook();
	hooks.are_off = true;
	local ok, problem = xpcall(work, debug.traceback);
	hooks.are_off = false;
	sethook(hook, mask);
	if not ok then error(problem, 0); end
end

return hooks;
