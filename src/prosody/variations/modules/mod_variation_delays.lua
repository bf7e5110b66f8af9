-- Sends the stanzas of a kind (option variation_delays) that a room sends two seconds late. Those of other kinds
-- overtake them, which a stream of XMPP never lets happen (RFC 6120, 10.1) but a server's own queues may.
local st = require "util.stanza";
local kinds = module:require "variation_kinds";
local is_wanted = kinds.wanted_kinds("variation_delays");

local late_by = 2; -- seconds
local was_late = setmetatable({}, { __mode = "k" });

kinds.on_way_out(function (stanza, session)
	if was_late[stanza] or not is_wanted(stanza) then return stanza; end
	local kept = st.clone(stanza);
	was_late[kept] = true;
	module:add_timer(late_by, function () if session.conn then session.send(kept); end end);
	return nil;
end);
