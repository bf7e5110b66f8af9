-- In the presence of occupants puts each <item/> before each <status/>. Prosody has those of the cause (201, 307) first.
-- XEP-0045 shows both orders and demands none: a script or a client that needs one of them leans on its server.
local st = require "util.stanza";
local kinds = module:require "variation_kinds";

kinds.on_way_out(function (stanza)
	if stanza.name ~= "presence" or not stanza:get_child("x", kinds.muc_user) then return stanza; end
	local changed = st.clone(stanza);
	local x = changed:get_child("x", kinds.muc_user);
	local items, others = {}, {};
	x:maptags(function (tag)
		local list = tag.name == "item" and items or others;
		list[#list + 1] = tag;
		return nil;
	end);
	for _, list in ipairs { items, others } do
		for _, tag in ipairs(list) do x:add_direct_child(tag); end
	end
	return changed;
end);
