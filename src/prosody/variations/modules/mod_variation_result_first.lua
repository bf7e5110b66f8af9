-- Answers what an admin or an owner asks for before the room sends anything because of it, as XEP-0045 has it in 9.3.
-- Prosody tells everybody first, the one who asked included.
local st = require "util.stanza";
local room_mt = module:depends "muc".room_mt;

-- What the room sends meanwhile waits; the answer goes another way.
local function wrap(method)
	local answer = room_mt[method];
	room_mt[method] = function (room, origin, stanza)
		local waiting = {};
		room.route_stanza = function (_, sent) waiting[#waiting + 1] = st.clone(sent); end
		local ok, result = pcall(answer, room, origin, stanza);
		room.route_stanza = nil;
		for _, sent in ipairs(waiting) do room:route_stanza(sent); end
		if not ok then error(result, 0); end
		return result;
	end
end

wrap "handle_admin_query_set_command";
wrap "handle_owner_query_set_to_room";
