-- What the server knows of its rooms, for whoever looks inside. It only reads: nothing here may change a room, so a
-- lock that has run out stays for Prosody to take away, and passwords are not told.
local array = require "util.array";
local json = require "util.json";
local jid = require "util.jid";
local config = require "core.configmanager";
local modulemanager = require "core.modulemanager";
local likeness = require "caesura.likeness";

local concat, sort = table.concat, table.sort;

local OWN = "/own/";
local ROLES = { "visitor", "participant", "moderator" };

local function by(key)
	return function (a, b) return a[key] < b[key]; end
end

local function sorted(list, key)
	table.sort(list, by(key));
	return list;
end

-- Rooms are asked for after each stanza, and are mostly as they were: so that their JSON is kept for as long as nothing in
-- them is different, and put together by hand, of texts that were quoted before. Fields stand in the order of their names, as those of `json.encode_ordered` do.
local quoted = {};
local most_quoted, quotes = 2000, 0;

local function quote(text)
	local known = quoted[text];
	if known then return known; end
	quotes = quotes + 1;
	if quotes > most_quoted then quoted, quotes = {}, 1; end
	known = json.encode(text);
	quoted[text] = known;
	return known;
end

local function list(items) return "[" .. concat(items, ",") .. "]"; end

local function flag(value) return value and "true" or "false"; end

-- The JSON of each of a list of { key, JSON }, in the order of the keys.
local function in_order(pairs_of)
	sort(pairs_of, function (a, b) return a[1] < b[1]; end);
	local items = {};
	for at, pair in ipairs(pairs_of) do items[at] = pair[2]; end
	return list(items);
end

local function sessions_of(occupant)
	local sessions = {};
	for full_jid in occupant:each_session() do sessions[#sessions + 1] = full_jid; end
	sort(sessions);
	for at, full_jid in ipairs(sessions) do sessions[at] = quote(full_jid); end
	return list(sessions);
end

local function occupants_of(room)
	local occupants = {};
	for occupant_jid, occupant in room:each_occupant() do
		local nick = jid.resource(occupant_jid);
		occupants[#occupants + 1] = { nick, concat {
			'{"affiliation":', quote(room:get_affiliation(occupant.bare_jid) or "none");
			',"jid":', quote(occupant.bare_jid);
			',"nick":', quote(nick);
			',"role":', quote(occupant.role or "none");
			',"sessions":', sessions_of(occupant), "}";
		} };
	end
	return in_order(occupants);
end

local function optional(name, value)
	return type(value) == "string" and (',"%s":%s'):format(name, quote(value)) or "";
end

local function affiliations_of(room)
	local affiliations = {};
	for bare_jid, affiliation, details in room:each_affiliation() do
		details = details or {};
		affiliations[#affiliations + 1] = { bare_jid, concat {
			'{"affiliation":', quote(affiliation);
			',"jid":', quote(bare_jid);
			optional("nick", details.reserved_nickname);
			optional("reason", details.reason);
			"}";
		} };
	end
	return in_order(affiliations);
end

local function broadcast_of(room)
	local broadcast, roles = room:get_presence_broadcast(), {};
	for _, role in ipairs(ROLES) do
		if broadcast[role] == true then roles[#roles + 1] = quote(role); end
	end
	return list(roles);
end

local function is_locked(room)
	return (room._data.locked or 0) > os.time();
end

local function config_of(room)
	return concat {
		'{"changeSubject":', flag(room:get_changesubject());
		',"hasPassword":', flag(room:get_password());
		',"historyLength":', json.encode(room:get_historylength());
		',"locked":', flag(is_locked(room));
		',"memberInvites":', flag(room:get_allow_member_invites());
		',"membersOnly":', flag(room:get_members_only());
		',"moderated":', flag(room:get_moderated());
		',"name":', quote(room:get_name() or "");
		',"persistent":', flag(room:get_persistent());
		',"presenceBroadcast":', broadcast_of(room);
		',"public":', flag(room:get_public());
		',"whois":', quote(room:get_whois()), "}";
	};
end

local function describe(room)
	local _, subject = room:get_subject();
	return concat {
		'{"affiliations":', affiliations_of(room);
		',"config":', config_of(room);
		',"jid":', quote(room.jid);
		',"occupants":', occupants_of(room);
		',"subject":', quote(subject or ""), "}";
	};
end

-- A room's tables, as deep as the sessions of its occupants; their presences are never changed. What was said is not told,
-- and grows with each message.
local ROOM_DEPTH, UNTOLD = 4, "_history";
local told = setmetatable({}, { __mode = "k" }); -- room -> the likeness and the lock that its JSON is of

local function described(room)
	local known, locked = told[room], is_locked(room);
	if known and known.locked == locked and likeness.is_alike(known.room, room, ROOM_DEPTH, UNTOLD) then
		return known.json;
	end
	local json = describe(room);
	told[room] = { room = likeness.copy_of(room, ROOM_DEPTH, UNTOLD); locked = locked; json = json };
	return json;
end

local introspect = {};

-- Every room that is alive, of every component for rooms, as a JSON array with a fixed order: a state has one text.
function introspect.rooms()
	local rooms = {};
	for _, virtual_host in pairs(prosody.hosts) do
		local muc = virtual_host.modules.muc;
		if muc then
			for room in muc.live_rooms() do rooms[#rooms + 1] = { room.jid, described(room) }; end
		end
	end
	return in_order(rooms);
end

-- The domains that are served, and the modules that run those of components, as a JSON array in the order of the domains.
function introspect.hosts()
	local found = array();
	for domain, session in pairs(prosody.hosts) do
		local runs = session.type == "component" and (config.get(domain, "component_module") or "component") or nil;
		found:push({ domain = domain; module = runs; about = "" });
	end
	return json.encode_ordered(sorted(found, "domain"));
end

-- The modules that come from the folder of own ones, and the hosts that have them ("*": the server itself).
function introspect.own_modules()
	local hosts = { "*" };
	for host in pairs(prosody.hosts) do table.insert(hosts, host); end
	table.sort(hosts);
	local by_name, found = {}, array();
	for _, host in ipairs(hosts) do
		for name, loaded in pairs(modulemanager.get_modules(host) or {}) do
			local path = loaded.module and loaded.module.path;
			if type(path) == "string" and path:sub(1, #OWN) == OWN then
				if not by_name[name] then
					by_name[name] = { name = name; hosts = array() };
					found:push(by_name[name]);
				end
				by_name[name].hosts:push(host);
			end
		end
	end
	return json.encode_ordered(sorted(found, "name"));
end

return introspect;
