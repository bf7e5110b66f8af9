-- Expressions that somebody wrote, and that only read. They see what a function sees, through stand-ins: a table's
-- stand-in can be read and not written to, and a function's can be called only where the function is known to change
-- nothing. Time and memory are bounded.
local st = require "util.stanza";
local jid = require "util.jid";

local rawget, rawlen, next, type, select = rawget, rawlen, next, type, select;
local getmetatable = debug.getmetatable;

local expressions = {};

local max_instructions, between_looks = 200000, 10;
local max_memory = 8 * 1024; -- KiB
local max_text = 100000; -- bytes that a function of `string` takes, or makes

-- Functions of Prosody's that change nothing.
local harmless = {};
for _, name in ipairs { "bare", "split", "join", "prep", "prepped_split", "node", "host", "resource", "compare" } do
	if jid[name] then harmless[jid[name]] = true; end
end
for _, name in ipairs {
	"get_child"; "get_child_text"; "get_child_attr"; "get_child_with_attr"; "child_with_name"; "child_with_ns"; "find";
	"get_text"; "get_error"; "top_tag";
} do
	if st.stanza_mt[name] then harmless[st.stanza_mt[name]] = true; end
end
harmless[st.is_stanza] = true;

local READ_ONLY = "an expression only reads: nothing can be assigned";
local NO_CALL = "this function cannot be called: it might change the server";

local function refuse() error(READ_ONLY, 0); end
local function refuse_call() error(NO_CALL, 0); end

local function bounded(text)
	if type(text) == "string" and #text > max_text then error("a text is too long for an expression", 0); end
	return text;
end

local safe_string = {};
for _, name in ipairs { "byte", "char", "find", "format", "len", "lower", "match", "reverse", "sub", "upper" } do
	local func = string[name];
	safe_string[name] = function (text, ...) return func(bounded(text), ...); end;
end
function safe_string.rep(text, times)
	if #text * (tonumber(times) or 0) > max_text then error("a text is too long for an expression", 0); end
	return string.rep(text, times);
end

-- What a table has under a key, itself or by the tables that it inherits from; no function is asked.
local function read(object, key)
	for _ = 1, 20 do
		local value = rawget(object, key);
		if value ~= nil then return value; end
		local metatable = getmetatable(object);
		local parent = type(metatable) == "table" and rawget(metatable, "__index");
		if type(parent) ~= "table" then return nil; end
		object = parent;
	end
end

local texts = getmetatable("");

-- Prosody's code, and our own, finds the methods of texts that it knows.
local function with_methods(methods, func, ...)
	local former = texts.__index;
	texts.__index = methods;
	local results = table.pack(func(...));
	texts.__index = former;
	return table.unpack(results, 1, results.n);
end

-- Stand-ins for the values of one evaluation.
local function new_stand_ins()
	local by_value, by_stand_in = {}, {};
	local wrap;

	local function unwrap(value)
		local real = by_stand_in[value];
		if real ~= nil then return real; end
		return value;
	end
	local function unwrap_all(...)
		local values = table.pack(...);
		for index = 1, values.n do
			if values[index] ~= nil then values[index] = unwrap(values[index]); end
		end
		return table.unpack(values, 1, values.n);
	end
	local function wrap_all(...)
		local values = table.pack(...);
		for index = 1, values.n do values[index] = wrap(values[index]); end
		return table.unpack(values, 1, values.n);
	end
	local function metatable_for(value)
		local is_table = type(value) == "table";
		return {
			__metatable = false;
			__newindex = refuse;
			__index = function (_, key) return is_table and wrap(read(value, unwrap(key))) or nil; end;
			__len = function () return is_table and rawlen(value) or 0; end;
			__call = harmless[value] and function (_, ...) return wrap_all(with_methods(string, value, unwrap_all(...))); end or refuse_call;
			__pairs = function ()
				local last;
				return function ()
					if not is_table then return nil; end
					local key, entry = next(value, last);
					last = key;
					return wrap(key), wrap(entry);
				end;
			end;
		};
	end
	function wrap(value)
		local kind = type(value);
		if kind == "nil" or kind == "boolean" or kind == "number" or kind == "string" then return value; end
		local stand_in = by_value[value];
		if not stand_in then
			stand_in = setmetatable({}, metatable_for(value));
			by_value[value], by_stand_in[stand_in] = stand_in, value;
		end
		return stand_in;
	end
	return wrap, unwrap;
end

-- Functions that a stand-in may be handed to.
local function safe_functions(unwrap, text_of)
	return {
		type = function (value) return type(unwrap(value)); end;
		tostring = function (value)
			value = unwrap(value);
			return type(value) == "table" and with_methods(string, text_of, value) or tostring(value);
		end;
		tonumber = tonumber;
		select = select;
		pairs = pairs;
		ipairs = ipairs;
		math = setmetatable({}, { __index = math, __newindex = refuse, __metatable = false });
		string = setmetatable({}, { __index = safe_string, __newindex = refuse, __metatable = false });
	};
end

-- What names mean: `scope.values` by name, then the names that the function's own environment has, then ours.
local function environment(scope, text_of)
	local wrap, unwrap = new_stand_ins();
	local ours = safe_functions(unwrap, text_of);
	local env = setmetatable({}, {
		__metatable = false;
		__newindex = refuse;
		__index = function (_, name)
			if scope.has[name] then
				local value = scope.values[name];
				-- Files keep the common functions in variables of the same name.
				if ours[name] ~= nil and value == rawget(_G, name) then return ours[name]; end
				return wrap(value);
			end
			if ours[name] ~= nil then return ours[name]; end
			return type(scope.env) == "table" and wrap(read(scope.env, name)) or nil;
		end;
	});
	return env, unwrap;
end

local function limit(thread)
	local left = max_instructions // between_looks;
	local most = collectgarbage("count") + max_memory;
	debug.sethook(thread, function ()
		left = left - 1;
		if left < 0 then error("it takes too long", 0); end
		if collectgarbage("count") > most then error("it takes too much memory", 0); end
	end, "", between_looks);
end

-- Runs it while texts have our functions for their methods.
local function run(chunk)
	local thread = expressions.new_thread(chunk);
	limit(thread);
	local methods = texts.__index;
	local ok, value = with_methods(safe_string, coroutine.resume, thread);
	texts.__index = methods;
	return ok, value;
end

-- As Lua says it, without the name of the chunk.
local function words_of(problem)
	return (tostring(problem):gsub("^%[string [^%]]*%]:%d+: ", ""):gsub("^=?expression:%d+: ", ""));
end

-- `scope`: `has` and `values` by name, `env`. `text_of` gives a table as text. Returns true and the value, or false and
-- what is wrong.
function expressions.evaluate(text, scope, text_of)
	local env, unwrap = environment(scope, text_of);
	local chunk, problem = load("return " .. text .. "\n", "=expression", "t", env);
	if not chunk then return false, words_of(problem); end
	local ok, value = run(chunk);
	if not ok then return false, words_of(value); end
	if value ~= nil then value = unwrap(value); end
	return true, value;
end

-- What is wrong with its form; nil when nothing is.
function expressions.fault(text)
	local _, problem = load("return " .. text .. "\n", "=expression", "t", {});
	return problem and words_of(problem);
end

-- Taken now, before any hook is set on coroutines that are made.
expressions.new_thread = coroutine.create;

return expressions;
