-- Where Prosody's code stands: the calls that are under way, as places in its files and nothing else, so no value can
-- be in it. A stack is one text: `number:line` for each call, innermost first, joined by commas; a `*` behind says that
-- what called it is not known, as that was a tail call. The number stands for a function; the host is told of each once.
local host = require "caesura.host";
local file_of = require "caesura.places".file_of;

local getinfo, concat = debug.getinfo, table.concat;

local stacks = {};

-- More calls than this are a recursion; the outer ones are left off.
local max_calls = 60;

local by_place = {}; -- "source:line" -> number
local by_function = setmetatable({}, { __mode = "k" }); -- function -> number; false where it is no code of Prosody's
local last = 0;

local function number_of(func)
	local info = getinfo(func, "S");
	local file = info.what ~= "C" and file_of(info.source);
	if not file then return false; end
	local place = file .. ":" .. info.linedefined;
	local number = by_place[place];
	if not number then
		last = last + 1;
		number = last;
		by_place[place] = number;
		host.code(number, file, info.linedefined);
	end
	return number;
end

local function here()
	local calls, count = {}, 0;
	local level = 2;
	local info = getinfo(level, "flt");
	while info and count < max_calls do
		local func = info.func;
		local number = by_function[func];
		if number == nil then
			number = number_of(func);
			by_function[func] = number;
		end
		if number then
			count = count + 1;
			calls[count] = number .. ":" .. info.currentline .. (info.istailcall and "*" or "");
		end
		level = level + 1;
		info = getinfo(level, "flt");
	end
	return concat(calls, ",");
end

-- The stack of whoever calls; '' while nobody wants to know.
function stacks.here() return ""; end

-- The stack of whoever calls, whether anybody wants to know or not.
stacks.now = here;

-- From now on; a reset of the machine ends it.
function stacks.tell() stacks.here = here; end

return stacks;
