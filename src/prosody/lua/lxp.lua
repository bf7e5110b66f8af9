-- Replaces LuaExpat. A strict parser on the host's side reads each chunk and answers with the events in it, which
-- are then handed to the callbacks here, in order, as expat would.
--
-- The host's answer is a sequence of fields, each ended by NUL (which XML cannot contain); the first field of an event
-- tells its kind, the second its bytes (see src/prosody/runtime/xml-events.ts).
local host = require "caesura.host";

local min, tointeger, unpack = math.min, math.tointeger, string.unpack;

local parser_mt = { __name = "lxp parser" };
parser_mt.__index = parser_mt;

local last_id = 0;

local function call(parser, name, ...)
	local callback = parser.callbacks[name];
	if callback then callback(parser, ...); end
end

-- Many values in one call of C, as each call takes about as long as all that it does. Not without a bound, as there is one
-- to the values of a call.
local at_once = 20;
local formats = {};
for count = 1, at_once do formats[count] = ("zz"):rep(count); end

-- Reads names and values at a position; the attributes, and the position behind them.
local function read_attributes(events, position, count)
	local attributes, done = {}, 0;
	while done < count do
		local some = min(count - done, at_once);
		local fields = { unpack(formats[some], events, position) };
		for i = 1, some do
			local name = fields[2 * i - 1];
			attributes[done + i] = name;
			attributes[name] = fields[2 * i];
		end
		done, position = done + some, fields[2 * some + 1];
	end
	return attributes, position;
end

local function optional(text)
	if text ~= "" then return text; end
end

-- An event that has just one field: its callback.
local function with_one_field(callback)
	return function (parser, events, position)
		local content, behind = unpack("z", events, position);
		call(parser, callback, content);
		return behind;
	end
end

-- By kind of event. Each reads its own fields from a position, and answers with the one behind them.
local dispatch = {
	start = function (parser, events, position)
		local name, count, behind = unpack("zz", events, position);
		local attributes;
		attributes, behind = read_attributes(events, behind, tointeger(count));
		call(parser, "StartElement", name, attributes);
		return behind;
	end;
	["end"] = with_one_field "EndElement";
	bind = function (parser, events, position)
		local prefix, uri, behind = unpack("zz", events, position);
		call(parser, "StartNamespaceDecl", optional(prefix), optional(uri));
		return behind;
	end;
	unbind = function (parser, events, position)
		local prefix, behind = unpack("z", events, position);
		call(parser, "EndNamespaceDecl", optional(prefix));
		return behind;
	end;
	text = with_one_field "CharacterData";
	comment = with_one_field "Comment";
	instruction = function (parser, events, position)
		local target, content, behind = unpack("zz", events, position);
		call(parser, "ProcessingInstruction", target, content);
		return behind;
	end;
	cdata = function (parser, events, position)
		local content, behind = unpack("z", events, position);
		call(parser, "StartCdataSection");
		call(parser, "CharacterData", content);
		-- The section's bytes were told with its start.
		parser.event_bytes = 0;
		call(parser, "EndCdataSection");
		return behind;
	end;
	doctype = with_one_field "StartDoctypeDecl";
	declaration = function (parser, events, position)
		local version, encoding, standalone, behind = unpack("zzz", events, position);
		call(parser, "XmlDecl", optional(version), optional(encoding), optional(standalone));
		return behind;
	end;
	error = function (parser, events, position)
		local message, line, column, byte, behind = unpack("zzzz", events, position);
		parser.problem = {
			message = message;
			line = tonumber(line);
			column = tonumber(column);
			byte = tonumber(byte);
		};
		return behind;
	end;
};

local function hand_out(parser, events)
	local position, length = 1, #events;
	while position <= length do
		local kind, bytes;
		kind, bytes, position = unpack("zz", events, position);
		parser.event_bytes = bytes;
		position = dispatch[kind](parser, events, position);
		if parser.stopped then return; end
	end
end

local function failure(parser)
	local problem = parser.problem;
	return nil, problem.message, problem.line, problem.column, problem.byte;
end

-- A chunk of the document, or nothing at its end. Returns the parser, or nil, message, line, column, position.
function parser_mt:parse(chunk)
	if self.stopped and not self.problem then
		self.problem = { message = "parsing aborted", line = 1, column = 0, byte = 0 };
	end
	if self.problem then return failure(self); end
	if self.ended then
		if chunk == nil then return self; end
		return nil, "cannot parse - document is finished";
	end
	local events = chunk == nil and host.xml_end(self.id) or host.xml_parse(self.id, chunk);
	self.ended = chunk == nil;
	hand_out(self, events);
	if self.stopped then return self:parse(chunk); end
	if self.problem then return failure(self); end
	return self;
end

-- Stops the parser from inside a callback: no further callback is called.
function parser_mt:stop()
	self.stopped = true;
	return true;
end

function parser_mt:close()
	host.xml_free(self.id);
	self.ended = true;
	return true;
end
parser_mt.__gc = parser_mt.close;

-- The bytes of the event whose callback runs.
function parser_mt:getcurrentbytecount() return tointeger(self.event_bytes); end

function parser_mt:pos()
	local problem = self.problem;
	if problem then return problem.line, problem.column, problem.byte; end
	return 1, 0, 0;
end

function parser_mt:getcallbacks() return self.callbacks; end
function parser_mt:setencoding() return true; end
function parser_mt:setbase() return true; end

local lxp = { _VERSION = "LuaExpat 1.5.1 (Caesura)" };

-- With a separator the parser knows namespaces and names elements `uri .. separator .. name`.
function lxp.new(callbacks, separator)
	last_id = last_id + 1;
	if separator == "" then separator = nil; end
	host.xml_new(last_id, separator ~= nil, separator or "");
	return setmetatable({
		id = last_id;
		callbacks = callbacks;
		event_bytes = 0;
		ended = false;
		stopped = false;
	}, parser_mt);
end

return lxp;
