-- Replaces Prosody's net.server: no sockets to poll, timers on the virtual clock. Ports can be listened on (so that
-- modules which announce an address work), but nobody ever connects.
local timers = require "caesura.timers";

local function no_network() return nil, "there is no network in this machine"; end
local function nothing() end

local function listen(interface, port)
	return {
		close = nothing;
		interface = function () return interface; end;
		port = function () return port; end;
		ip = function () return interface; end;
		serverport = function () return port; end;
	};
end

return {
	get_backend = function () return "caesura"; end;
	add_task = timers.add;
	timer = {
		add_task = timers.add;
		stop = timers.stop;
		reschedule = timers.reschedule;
		to_absolute_time = timers.to_absolute_time;
	};
	listen = listen;
	addserver = listen;
	addclient = no_network;
	wrapclient = no_network;
	watchfd = no_network;
	link = nothing;
	loop = nothing;
	closeall = nothing;
	setquitting = nothing;
	set_config = nothing;
	hook_signal = function () return true; end;
};
