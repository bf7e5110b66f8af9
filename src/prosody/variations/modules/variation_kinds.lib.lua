-- What the variations share: stanzas that rooms send to clients, and which kind each is of.
local filters = require "util.filters";
local jid_host = require "util.jid".host;

local muc_user = "http://jabber.org/protocol/muc#user";

local function has_status(stanza, code)
	local x = stanza:get_child("x", muc_user);
	for status in (x and x:childtags("status") or function () end) do
		if status.attr.code == code then return true; end
	end
	return false;
end

-- A stanza may be of several kinds: one's own presence is a presence, too.
local kinds = {
	["message"] = function (stanza) return stanza.name == "message" and stanza:get_child("body") ~= nil; end;
	["subject"] = function (stanza)
		return stanza.name == "message" and stanza:get_child("subject") ~= nil and stanza:get_child("body") == nil;
	end;
	["presence"] = function (stanza) return stanza.name == "presence" and stanza.attr.type ~= "error"; end;
	["self-presence"] = function (stanza) return stanza.name == "presence" and has_status(stanza, "110"); end;
	["unavailable"] = function (stanza) return stanza.name == "presence" and stanza.attr.type == "unavailable"; end;
	["result"] = function (stanza) return stanza.name == "iq" and stanza.attr.type == "result"; end;
	["error"] = function (stanza) return stanza.attr.type == "error"; end;
};

-- Calls change(stanza, session) for each stanza that this service's rooms send to a client: what it returns is sent
-- instead, and nothing where it returns nil. The stanza may be another client's, too: who changes it takes a clone.
local function on_way_out(change)
	local function filter(stanza, session)
		local from = stanza.attr.from;
		if from == nil or jid_host(from) ~= module.host then return stanza; end
		return change(stanza, session);
	end
	local function watch(session)
		filters.add_filter(session, "stanzas/out", filter);
	end
	filters.add_filter_hook(watch);
	function module.unload() filters.remove_filter_hook(watch); end
end

-- Whether a stanza is of one of the kinds that an option lists.
local function wanted_kinds(option)
	local tests = {};
	for _, name in ipairs(module:get_option_array(option, { "message" })) do tests[#tests + 1] = kinds[name]; end
	return function (stanza)
		for _, is_of_kind in ipairs(tests) do
			if is_of_kind(stanza) then return true; end
		end
		return false;
	end
end

return { on_way_out = on_way_out, wanted_kinds = wanted_kinds, muc_user = muc_user };
