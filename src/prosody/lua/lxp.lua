-- Replaces LuaExpat. A strict parser on the host's side reads each chunk and answers with the events in it, which
-- are then handed to the callbacks here, in order, as expat would.
--
-- The host's answer is a sequence of fields, each ended by NUL (which XML cannot contain); the first field of an
-- event tells its kind (see src/prosody/runtime/xml-events.ts).
local host = require "caesura.host";

local parser_mt = { __name = "lxp parser" };
parser_mt.__index = parser_mt;

local last_id = 0;

local function qualified(parser, uri, name)
	if uri == "" or not parser.separator then return name; end
	return uri .. parser.separator .. name;
end

local function call(parser, name, ...)
	local callback = parser.callbacks[name];
	if callback then callback(parser, ...); end
end

local function read_attributes(parser, next_field, count)
	local attributes = {};
	for i = 1, count do
		local name = qualified(parser, next_field(), next_field());
		attributes[i] = name;
		attributes[name] = next_field();
	end
	return attributes;
end

local function optional(text)
	if text ~= "" then return text; end
end

-- By kind of event. Each reads its own fields.
local dispatch = {
	start = function (parser, next_field)
		local name = qualified(parser, next_field(), next_field());
		local count = tonumber(next_field());
		call(parser, "StartElement", name, read_attributes(parser, next_field, count));
	end;
	["end"] = function (parser, next_field)
		call(parser, "EndElement", qualified(parser, next_field(), next_field()));
	end;
	bind = function (parser, next_field)
		local prefix, uri = next_field(), next_field();
		call(parser, "StartNamespaceDecl", optional(prefix), optional(uri));
	end;
	unbind = function (parser, next_field) call(parser, "EndNamespaceDecl", optional(next_field())); end;
	text = function (parser, next_field) call(parser, "CharacterData", next_field()); end;
	comment = function (parser, next_field) call(parser, "Comment", next_field()); end;
	instruction = function (parser, next_field) call(parser, "ProcessingInstruction", next_field(), next_field()); end;
	cdata = function (parser, next_field)
		call(parser, "StartCdataSection");
		call(parser, "CharacterData", next_field());
		-- The section's bytes were told with its start.
		parser.event_bytes = 0;
		call(parser, "EndCdataSection");
	end;
	doctype = function (parser, next_field) call(parser, "StartDoctypeDecl", next_field()); end;
	declaration = function (parser, next_field)
		local version, encoding, standalone = optional(next_field()), optional(next_field()), optional(next_field());
		call(parser, "XmlDecl", version, encoding, standalone);
	end;
	error = function (parser, next_field)
		parser.problem = {
			message = next_field();
			line = tonumber(next_field());
			column = tonumber(next_field());
			byte = tonumber(next_field());
		};
	end;
};

local function hand_out(parser, events)
	local next_field = events:gmatch("(%Z*)%z");
	for kind in next_field do
		parser.event_bytes = tonumber(next_field());
		dispatch[kind](parser, next_field);
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
function parser_mt:getcurrentbytecount() return self.event_bytes; end

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
	host.xml_new(last_id, separator ~= nil);
	return setmetatable({
		id = last_id;
		callbacks = callbacks;
		separator = separator;
		event_bytes = 0;
		ended = false;
		stopped = false;
	}, parser_mt);
end

return lxp;
