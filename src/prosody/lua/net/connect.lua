-- Replaces Prosody's connecting: there is no network, so every connection fails, a moment later.
local timers = require "caesura.timers";

return function (_, listeners, _, data)
	timers.add(0, function ()
		if listeners.onfail then listeners.onfail(data, "there is no network in this machine"); end
	end);
end;
