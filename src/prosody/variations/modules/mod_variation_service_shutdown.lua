-- Shuts the service of rooms down, some seconds (option variation_service_shutdown) after somebody has entered its first
-- room: all occupants are removed with status 332, as XEP-0045 has it for "a system shutdown". Nobody can enter then.
local st = require "util.stanza";
local muc = module:depends "muc";
local seconds = tonumber(module:get_option("variation_service_shutdown")) or 2;

local begun, is_down = false, false;

local function shut_down()
	is_down = true;
	for room in muc.live_rooms() do
		room:clear(st.stanza("x", { xmlns = "http://jabber.org/protocol/muc#user" }):tag("status", { code = "332" }):up());
	end
end

module:hook("muc-occupant-joined", function ()
	if begun then return; end
	begun = true;
	module:add_timer(seconds, shut_down);
end);

local function refuse(event)
	if not is_down then return; end
	event.origin.send(st.error_reply(event.stanza, "wait", "service-unavailable", "The service is being shut down", event.room.jid));
	return true;
end
module:hook("muc-room-pre-create", refuse, 100);
module:hook("muc-occupant-pre-join", refuse, 100);
