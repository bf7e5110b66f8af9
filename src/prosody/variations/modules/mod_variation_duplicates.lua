-- Sends the stanzas of a kind (option variation_duplicates) that a room sends twice.
local st = require "util.stanza";
local kinds = module:require "variation_kinds";
local is_wanted = kinds.wanted_kinds("variation_duplicates");

local is_second = setmetatable({}, { __mode = "k" });

kinds.on_way_out(function (stanza, session)
	if is_wanted(stanza) and not is_second[stanza] then
		local first = st.clone(stanza);
		is_second[first] = true;
		session.send(first);
	end
	return stanza;
end);
