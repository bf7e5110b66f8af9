-- Logpoints: each time that a line is about to run, the values that its function sees are told, and that of an expression.
-- Prosody goes on as if nothing had been looked at.
local host = require "caesura.host";
local hooks = require "caesura.hooks";
local stacks = require "caesura.stacks";
local expressions = require "caesura.expressions";
local seen_values = require "caesura.seen_values";
local file_of = require "caesura.places".file_of;

local getinfo, getlocal, getupvalue = debug.getinfo, debug.getlocal, debug.getupvalue;

local logpoints = {};

local max_hits, max_hits_of_all = 200, 1000;
local max_told = 4000000; -- bytes, of all
local max_names = 250; -- variables of each kind

local by_line = {}; -- line -> list of points
local files = {}; -- source -> file; false for what is no code of Prosody's
local hits, told = 0, 0;

-- `number` is what the host knows it by.
function logpoints.add(number, file, line, expression, condition)
	local point = {
		number = number; file = file; hits = 0; problems = {};
		expression = expression ~= "" and expression or nil;
		condition = condition ~= "" and condition or nil;
	};
	local here = by_line[line] or {};
	by_line[line] = here;
	here[#here + 1] = point;
	for _, text in ipairs { point.expression or "1", point.condition or "1" } do
		local fault = expressions.fault(text);
		if fault then
			point.is_broken = true;
			host.logpoint(number, line, "", seen_values.json_text(fault), "", "");
			return;
		end
	end
end

local function add_name(scope, name, value)
	-- A later one hides an earlier one.
	if not scope.has[name] then scope.names[#scope.names + 1] = name; end
	scope.has[name], scope.values[name] = true, value;
end

-- What the function at a level sees.
local function scope_at(level, func)
	local scope = { names = {}, has = {}, values = {} };
	local outer = { names = {}, has = {}, values = {} };
	for index = 1, max_names do
		local name, value = getupvalue(func, index);
		if not name then break; end
		if name == "_ENV" then
			scope.env = value;
		elseif name:sub(1, 1) ~= "(" then
			add_name(outer, name, value);
		end
	end
	for index = 1, max_names do
		local name, value = getlocal(level + 1, index);
		if not name then break; end
		if name:sub(1, 1) ~= "(" then add_name(scope, name, value); end
	end
	for index = 1, max_names do
		local name, value = getlocal(level + 1, -index);
		if not name then break; end
		add_name(scope, ("...[%d]"):format(index), value);
	end
	scope.locals, scope.names = scope.names, nil;
	for _, name in ipairs(outer.names) do
		if not scope.has[name] then scope.has[name], scope.values[name] = true, outer.values[name]; end
	end
	return scope;
end

local function text_of(value)
	return seen_values.describe("", value, seen_values.new_look()).text;
end

local function tell(point, line, value, problem, locals)
	told = told + #value + #problem + #locals;
	host.logpoint(point.number, line, value, problem, locals, stacks.now());
end

local function tell_problem(point, line, words)
	-- It would say the same at each hit.
	if point.problems[words] then return; end
	point.problems[words] = true;
	tell(point, line, "", seen_values.json_text(words), "");
end

local function is_wanted(point, line, scope)
	if not point.condition then return true; end
	local ok, value = expressions.evaluate(point.condition, scope, text_of);
	if not ok then tell_problem(point, line, "The condition: " .. value); end
	return ok and value;
end

local function has_room(point, line)
	hits, point.hits = hits + 1, point.hits + 1;
	if point.hits <= max_hits and hits <= max_hits_of_all and told < max_told then return true; end
	point.is_broken = true;
	tell_problem(point, line, ("This line ran %d times by then; what came after that is not recorded."):format(point.hits - 1));
end

local function look(point, line, scope)
	if not is_wanted(point, line, scope) or not has_room(point, line) then return; end
	local room = seen_values.new_look();
	local value, problem = "", "";
	if point.expression then
		local ok, result = expressions.evaluate(point.expression, scope, text_of);
		if ok then value = seen_values.json_value(seen_values.describe(point.expression, result, room));
		else problem = seen_values.json_text("The expression: " .. result); end
	end
	local locals = {};
	for index, name in ipairs(scope.locals) do
		if room.left <= 0 then break; end
		locals[index] = seen_values.describe(name, scope.values[name], room);
	end
	tell(point, line, value, problem, seen_values.json_list(locals));
end

local function hook(_, line, level)
	local here = by_line[line];
	if not here then return; end
	level = level or 2;
	local info = getinfo(level, "Sf");
	local file = files[info.source];
	if file == nil then
		file = file_of(info.source) or false;
		files[info.source] = file;
	end
	local scope;
	for _, point in ipairs(here) do
		if point.file == file and not point.is_broken then
			scope = scope or scope_at(level, info.func);
			look(point, line, scope);
		end
	end
end

-- From now on; a reset of the machine ends it.
function logpoints.watch() hooks.at_each_line(hook); end

return logpoints;
