-- Answers a question with the lines that ran in one file: see count-lines.lua.
local st = require "util.stanza";

module:hook("iq/host/urn:caesura:lines:lines", function (event)
	local wanted = event.stanza:get_child_text("lines", "urn:caesura:lines");
	local told = {};
	for source, counts in pairs(rawget(_G, "counted_lines")) do
		if source:sub(-#wanted) == wanted then
			for line in pairs(counts) do told[#told + 1] = line; end
		end
	end
	table.sort(told);
	event.origin.send(st.reply(event.stanza):text_tag("lines", table.concat(told, ","), { xmlns = "urn:caesura:lines" }));
	return true;
end);
