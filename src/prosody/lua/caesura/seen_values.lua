-- Values of Prosody's Lua as they are shown: as texts, some levels deep. It only reads: no function of Prosody's runs here,
-- not even one of a metatable. What is kept under the name of a secret is not told.
local file_of = require "caesura.places".file_of;
local is_stanza = require "util.stanza".is_stanza;

local rawget, rawlen, next, type = rawget, rawlen, next, type;
local getinfo, concat = debug.getinfo, table.concat;

local seen_values = {};

local max_text = 1000; -- bytes of one text
local max_depth = 3; -- tables in tables
local max_fields = 40; -- of one table
local max_values = 200; -- of one look
local max_counted = 5000; -- entries of a table that are counted

local HIDDEN = "not shown: a secret";
local SECRETS = { "password", "passwd", "passphrase", "secret", "token", "stored_key", "server_key", "salt", "credentials" };
-- Elements whose text is one (SASL, and where a password is asked for).
local SECRET_TEXTS = { auth = true, response = true, challenge = true, success = true, password = true };

function seen_values.is_secret(name)
	name = name:lower();
	for _, word in ipairs(SECRETS) do
		if name:find(word, 1, true) then return true; end
	end
	return false;
end

local function cut(text, max)
	if #text <= max then return text; end
	-- Half a character is none.
	local kept = text:sub(1, max):gsub("[\xC0-\xFF][\x80-\xBF]*$", "");
	return kept .. "…";
end

local ESCAPES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ["'"] = "&apos;" };

local function write(pieces, text)
	pieces[#pieces + 1] = text;
	pieces.size = pieces.size + #text;
	return pieces.size < max_text;
end

local write_element;

local function write_attributes(pieces, attributes)
	local names = {};
	for name in next, attributes do
		if type(name) == "string" then names[#names + 1] = name; end
	end
	table.sort(names);
	for _, name in ipairs(names) do
		local value = seen_values.is_secret(name) and "…" or tostring(rawget(attributes, name));
		if not write(pieces, (" %s='%s'"):format(name, (value:gsub("[&<>']", ESCAPES)))) then return; end
	end
end

local function write_children(pieces, element, depth)
	local is_hidden = SECRET_TEXTS[rawget(element, "name")];
	for index = 1, rawlen(element) do
		local child = rawget(element, index);
		if type(child) == "table" then
			if not write_element(pieces, child, depth + 1) then return; end
		elseif not write(pieces, is_hidden and "…" or (tostring(child):gsub("[&<>]", ESCAPES))) then
			return;
		end
	end
end

function write_element(pieces, element, depth)
	local name, attributes = rawget(element, "name"), rawget(element, "attr");
	if type(name) ~= "string" or depth > 20 then return write(pieces, "…"); end
	write(pieces, "<" .. name);
	if type(attributes) == "table" then write_attributes(pieces, attributes); end
	if rawlen(element) == 0 then return write(pieces, "/>"); end
	write(pieces, ">");
	write_children(pieces, element, depth);
	return write(pieces, "</" .. name .. ">");
end

local function stanza_text(stanza)
	local pieces = { size = 0 };
	write_element(pieces, stanza, 0);
	return cut(concat(pieces), max_text);
end

local function function_text(func)
	local info = getinfo(func, "S");
	local file = info.what ~= "C" and file_of(info.source);
	return file and ("function %s:%d"):format(file, info.linedefined) or "function";
end

local function key_text(key)
	if type(key) == "string" then
		return key:find("^[%a_][%w_]*$") and key or ('["%s"]'):format(cut(key, 200));
	end
	if type(key) == "number" or type(key) == "boolean" then return ("[%s]"):format(tostring(key)); end
	return ("[%s]"):format(type(key));
end

-- Numbers, then texts, each in their order; then what has none.
local function is_before(a, b)
	if type(a) == type(b) and (type(a) == "number" or type(a) == "string") then return a < b; end
	local order = { number = 1, string = 2 };
	return (order[type(a)] or 3) < (order[type(b)] or 3);
end

local function keys_of(value)
	local keys, count = {}, 0;
	for key in next, value do
		count = count + 1;
		if count > max_counted then break; end
		keys[count] = key;
	end
	table.sort(keys, is_before);
	return keys;
end

local describe;

local function describe_table(seen, value, look)
	if is_stanza(value) then
		seen.type, seen.text = "stanza", stanza_text(value);
		return;
	end
	local keys = keys_of(value);
	local jid = rawget(value, "jid");
	local count = ("%d%s %s"):format(#keys, #keys == max_counted and " or more" or "", #keys == 1 and "entry" or "entries");
	seen.text = type(jid) == "string" and ("%s, jid %s"):format(count, cut(jid, 200)) or count;
	if look.path[value] then
		seen.text = "the same table as around it";
		return;
	end
	if look.depth >= max_depth then return; end
	look.path[value], look.depth = true, look.depth + 1;
	seen.fields = {};
	for index = 1, math.min(#keys, max_fields) do
		if look.left <= 0 then break; end
		seen.fields[index] = describe(key_text(keys[index]), rawget(value, keys[index]), look);
	end
	look.path[value], look.depth = nil, look.depth - 1;
	local more = #keys - #seen.fields;
	if more > 0 then seen.more = more; end
end

function describe(name, value, look)
	look.left = look.left - 1;
	local kind = type(value);
	local seen = { name = name, type = kind };
	if kind == "string" or kind == "number" then
		seen.text = seen_values.is_secret(name) and HIDDEN or cut(tostring(value), max_text);
	elseif kind == "table" then
		describe_table(seen, value, look);
	elseif kind == "function" then
		seen.text = function_text(value);
	else
		seen.text = (kind == "nil" or kind == "boolean") and tostring(value) or kind;
	end
	return seen;
end

-- What is left of it is for all that is described in one look.
function seen_values.new_look() return { path = {}, depth = 0, left = max_values }; end

function seen_values.describe(name, value, look) return describe(cut(name, 200), value, look); end

local JSON_ESCAPES = { ['"'] = '\\"', ["\\"] = "\\\\" };

local function json_text(text)
	return '"' .. text:gsub('[%c"\\\127]', function (c)
		return JSON_ESCAPES[c] or ("\\u%04x"):format(c:byte());
	end) .. '"';
end

local function json_value(seen)
	local parts = {
		'"name":' .. json_text(seen.name);
		'"type":' .. json_text(seen.type);
		'"text":' .. json_text(seen.text);
	};
	if seen.fields then parts[#parts + 1] = '"fields":' .. seen_values.json_list(seen.fields); end
	if seen.more then parts[#parts + 1] = '"more":' .. seen.more; end
	return "{" .. concat(parts, ",") .. "}";
end

function seen_values.json_list(list)
	local parts = {};
	for index, seen in ipairs(list) do parts[index] = json_value(seen); end
	return "[" .. concat(parts, ",") .. "]";
end

seen_values.json_value, seen_values.json_text = json_value, json_text;

return seen_values;
