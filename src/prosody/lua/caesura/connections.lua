-- Client connections. Each passes through Prosody's own, unmodified mod_websocket: its HTTP route gets a request to
-- upgrade, and then WebSocket frames (RFC 6455, unmasked) go in and come out.
local host = require "caesura.host";
local frames = require "net.websocket.frames";
local text_frames = require "caesura.text_frames";
local stacks = require "caesura.stacks";
local log = require "util.logger".init("caesura");

local TEXT_FRAME = 0x1;

local connections = {};
local by_id = {};
local turn_ends = {}; -- what is to be done before the turn is over

local connection_mt = {};
connection_mt.__index = connection_mt;

local function nothing() end

-- What Prosody asks of a connection but means nothing here.
for _, name in ipairs { "setoption", "set_mode", "set_send", "setflags", "pattern", "cork", "uncork" } do
	connection_mt[name] = nothing;
end

function connection_mt:__tostring() return "connection " .. self.id; end
function connection_mt.ip() return "127.0.0.1"; end
function connection_mt.port() return 5280; end
connection_mt.clientport, connection_mt.serverport = connection_mt.port, connection_mt.port;
function connection_mt.socket() return {}; end
function connection_mt.ssl() return false; end
function connection_mt.ssl_info() return nil; end
function connection_mt.starttls() return false; end
function connection_mt:server() return self; end
function connection_mt:setlistener(listener) self.listener = listener; end

-- Prosody writes whole WebSocket frames.
function connection_mt:write(bytes)
	if self.closing then return false; end
	local stack = stacks.here();
	local text = text_frames.text_of(bytes);
	if text then
		host.deliver(self.id, text, stack);
		return true;
	end
	local frame, length = frames.parse(bytes);
	while frame do
		if frame.opcode == TEXT_FRAME then host.deliver(self.id, frame.data, stack); end
		bytes = bytes:sub(length + 1);
		frame, length = frames.parse(bytes);
	end
	return true;
end

-- As Prosody's own backend does it: what was written still goes out, and the listener hears of the end afterwards.
function connection_mt:close()
	if self.closing then return; end
	self.closing = true;
	table.insert(turn_ends, function ()
		by_id[self.id] = nil;
		host.closed(self.id);
		self.listener.ondisconnect(self);
	end);
end

-- A session that waits for something asynchronous reads no further.
function connection_mt:pause()
	self.held_back = self.held_back or {};
end

function connection_mt:resume()
	if not self.held_back then return; end
	table.insert(turn_ends, function ()
		local held_back = self.held_back;
		self.held_back = nil;
		for _, bytes in ipairs(held_back or {}) do self:receive(bytes); end
	end);
end

function connection_mt:receive(bytes)
	if self.closing then return; end
	if self.held_back then
		table.insert(self.held_back, bytes);
	else
		self.listener.onincoming(self, bytes);
	end
end

local function websocket_handler()
	for _, virtual_host in pairs(prosody.hosts) do
		local module = virtual_host.modules.websocket and virtual_host.modules.websocket.module;
		for _, provider in ipairs(module and module:get_host_items("http-provider") or {}) do
			if provider.name == "websocket" then return provider.route["GET"] or provider.route["GET /"]; end
		end
	end
	error("mod_websocket is not loaded");
end

local function upgrade_request()
	return {
		method = "GET";
		path = "/xmpp-websocket";
		ip = "127.0.0.1";
		secure = false;
		headers = { sec_websocket_key = "Y2Flc3VyYQ==", sec_websocket_protocol = "xmpp" };
	};
end

function connections.open(id)
	local connection = setmetatable({ id = id }, connection_mt);
	by_id[id] = connection;
	local response = { conn = connection, headers = {} };
	websocket_handler()({ request = upgrade_request(), response = response });
	if response.status_code ~= 101 then error("mod_websocket refused the connection"); end
end

-- One RFC 7395 frame from the client.
function connections.receive(id, frame)
	local connection = by_id[id];
	if not connection then return; end
	connection:receive(text_frames.build(frame));
end

-- The client is gone without a word.
function connections.drop(id)
	local connection = by_id[id];
	if not connection then return; end
	connection.closing = true;
	by_id[id] = nil;
	connection.listener.ondisconnect(connection);
end

-- Does what was put off until Prosody's own code has returned.
function connections.end_turn()
	while turn_ends[1] do
		local ok, problem = xpcall(table.remove(turn_ends, 1), debug.traceback);
		if not ok then log("error", "At the end of a turn: %s", problem); end
	end
end

return connections;
