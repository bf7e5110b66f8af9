-- Leaves status 110 out of every presence that a room sends: nobody is told which presence is the own one.
-- XEP-0045, 7.2.2, has it in the presence that ends a join, and clients wait for it.
local st = require "util.stanza";
local kinds = module:require "variation_kinds";

kinds.on_way_out(function (stanza)
	if stanza.name ~= "presence" or not stanza:get_child("x", kinds.muc_user) then return stanza; end
	local changed = st.clone(stanza);
	changed:get_child("x", kinds.muc_user):maptags(function (tag)
		if tag.name == "status" and tag.attr.code == "110" then return nil; end
		return tag;
	end);
	return changed;
end);
