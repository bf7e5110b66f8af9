-- The timers of the virtual clock, with the contract of Prosody's util.timer. They fire in the order of their
-- moments; of two with the same moment the one that was added first fires first.
local clock = require "caesura.clock";

local timers = {};
local queue = {}; -- sorted by `at`, then by `order`
local order = 0;
local on_error = error;

-- A moment reached by adding up fractions may fall short of it by rounding.
local tolerance = 1e-7;

local function insert(timer, delay)
	order = order + 1;
	timer.at, timer.order = clock.elapsed + math.max(delay, 0), order;
	local low, high = 1, #queue + 1;
	while low < high do
		local middle = (low + high) // 2;
		if queue[middle].at <= timer.at then low = middle + 1; else high = middle; end
	end
	table.insert(queue, low, timer);
	timer.queued = true;
end

local function remove(timer)
	if not timer.queued then return false; end
	timer.queued = false;
	for index, other in ipairs(queue) do
		if other == timer then
			table.remove(queue, index);
			return true;
		end
	end
end

function timers.add(delay, callback, param)
	local timer = { callback = callback, param = param };
	function timer.close() timers.stop(timer); end -- the contract of older net.server backends
	insert(timer, delay);
	return timer;
end

function timers.stop(timer)
	timer.stopped = true;
	return remove(timer);
end

function timers.reschedule(timer, delay)
	remove(timer);
	insert(timer, delay);
	return timer;
end

function timers.to_absolute_time(elapsed)
	return elapsed - clock.elapsed + clock.now();
end

-- Errors of callbacks go to `handler(message)` and stop nothing.
function timers.set_error_handler(handler) on_error = handler; end

local function fire(timer)
	local ok, again = xpcall(timer.callback, debug.traceback, clock.now(), timer, timer.param);
	if not ok then
		on_error(again);
	elseif type(again) == "number" and not timer.stopped and not timer.queued then
		insert(timer, again);
	end
end

-- Fires the next timer that is due at `moment` (seconds elapsed) and moves the clock to it; false when there is none.
function timers.fire_next(moment)
	local timer = queue[1];
	if not timer or timer.at > moment + tolerance then return false; end
	table.remove(queue, 1);
	timer.queued = false;
	clock.elapsed = math.max(clock.elapsed, timer.at);
	fire(timer);
	return true;
end

-- Seconds until the next timer; nil when there is none.
function timers.next_in()
	return queue[1] and math.max(queue[1].at - clock.elapsed, 0);
end

return timers;
