-- Which lines of Prosody's Lua run, and how often: a hook that Lua calls at each line. Set before the boot, as a hook
-- makes everything several times slower; without it, nothing of this costs anything.
local host = require "caesura.host";
local hooks = require "caesura.hooks";
local file_of = require "caesura.places".file_of;

local getinfo, dump = debug.getinfo, string.dump;

local coverage = {};

local by_place = {}; -- file -> first line of a function -> line -> times
local by_function = setmetatable({}, { __mode = "k" }); -- function -> line -> times; false where it is not counted

local function lines_of(func)
	local info = getinfo(func, "S");
	local file = info.what ~= "C" and file_of(info.source);
	if not file then return false; end
	local functions = by_place[file];
	if not functions then
		functions = {};
		by_place[file] = functions;
	end
	local lines = functions[info.linedefined];
	if not lines then
		lines = {};
		functions[info.linedefined] = lines;
	end
	return lines;
end

local function hook(_, line, level)
	local func = getinfo(level or 2, "f").func;
	local lines = by_function[func];
	if lines == nil then
		lines = lines_of(func);
		by_function[func] = lines;
	end
	if lines then lines[line] = (lines[line] or 0) + 1; end
end

-- From now on.
function coverage.start() hooks.at_each_line(hook); end

-- Tells the host all counts: for each function its file, its first line (0: the file itself), and `line=times,…`.
function coverage.tell()
	for file, functions in pairs(by_place) do
		for defined, lines in pairs(functions) do
			local words = {};
			for line, times in pairs(lines) do words[#words + 1] = line .. "=" .. times; end
			host.ran(file, defined, table.concat(words, ","));
		end
	end
end

-- Hands the host the compiled code of a file, which says what there is to run; nothing where it is no Lua.
function coverage.tell_code(path, file)
	local chunk = loadfile(path, "t");
	if chunk then host.compiled(file, dump(chunk)); end
end

return coverage;
