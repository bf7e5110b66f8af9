-- Loses the stanzas of a kind (option variation_drops) that a room sends. Whoever waits for one waits in vain.
local kinds = module:require "variation_kinds";
local is_wanted = kinds.wanted_kinds("variation_drops");

kinds.on_way_out(function (stanza)
	if is_wanted(stanza) then return nil; end
	return stanza;
end);
