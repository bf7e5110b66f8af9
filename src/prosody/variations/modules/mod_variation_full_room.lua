-- Lets nobody into a room that has so many occupants (option variation_full_room) already, as XEP-0045, 7.2.9, has it for a
-- room with a maximum. Further devices of somebody who is in are let in.
local st = require "util.stanza";
local most = tonumber(module:get_option("variation_full_room")) or 1;

module:hook("muc-occupant-pre-join", function (event)
	if not event.is_first_session then return; end
	local count = 0;
	for _ in event.room:each_occupant() do count = count + 1; end
	if count < most then return; end
	event.origin.send(st.error_reply(event.stanza, "wait", "service-unavailable", "The room is full", event.room.jid));
	return true;
end, 50);
