-- Replaces LuaSocket's core: there are no sockets, and time is the virtual clock's.
local clock = require "caesura.clock";

local function no_sockets() return nil, "there are no sockets in this machine"; end

return {
	_VERSION = "LuaSocket (Caesura)";
	gettime = clock.now;
	sleep = function () end;
	dns = { gethostname = function () return "localhost"; end, toip = no_sockets };
	tcp = no_sockets;
	udp = no_sockets;
	connect = no_sockets;
	bind = no_sockets;
	select = function () return {}, {}, "timeout"; end;
	newtry = function () return function (...) return ...; end; end;
};
