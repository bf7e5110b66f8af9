-- What the server knows of its rooms, for whoever looks inside. It only reads: nothing here may change a room, so a
-- lock that has run out stays for Prosody to take away, and passwords are not told.
local array = require "util.array";
local json = require "util.json";
local jid = require "util.jid";
local config = require "core.configmanager";
local modulemanager = require "core.modulemanager";

local OWN = "/own/";
local ROLES = { "visitor", "participant", "moderator" };

local function by(key)
	return function (a, b) return a[key] < b[key]; end
end

local function sorted(list, key)
	table.sort(list, by(key));
	return list;
end

local function sessions_of(occupant)
	local sessions = array();
	for full_jid in occupant:each_session() do sessions:push(full_jid); end
	table.sort(sessions);
	return sessions;
end

local function occupants_of(room)
	local occupants = array();
	for occupant_jid, occupant in room:each_occupant() do
		occupants:push {
			nick = jid.resource(occupant_jid);
			jid = occupant.bare_jid;
			sessions = sessions_of(occupant);
			role = occupant.role or "none";
			affiliation = room:get_affiliation(occupant.bare_jid) or "none";
		};
	end
	return sorted(occupants, "nick");
end

local function affiliations_of(room)
	local affiliations = array();
	for bare_jid, affiliation, details in room:each_affiliation() do
		details = details or {};
		affiliations:push {
			jid = bare_jid;
			affiliation = affiliation;
			nick = type(details.reserved_nickname) == "string" and details.reserved_nickname or nil;
			reason = type(details.reason) == "string" and details.reason or nil;
		};
	end
	return sorted(affiliations, "jid");
end

local function broadcast_of(room)
	local broadcast = room:get_presence_broadcast();
	return array(ROLES):filter(function (role) return broadcast[role] == true; end);
end

local function is_locked(room)
	return (room._data.locked or 0) > os.time();
end

local function config_of(room)
	return {
		name = room:get_name() or "";
		persistent = not not room:get_persistent();
		public = not not room:get_public();
		membersOnly = not not room:get_members_only();
		moderated = not not room:get_moderated();
		hasPassword = not not room:get_password();
		changeSubject = not not room:get_changesubject();
		memberInvites = not not room:get_allow_member_invites();
		whois = room:get_whois();
		historyLength = room:get_historylength();
		presenceBroadcast = broadcast_of(room);
		locked = is_locked(room);
	};
end

local function describe(room)
	local _, subject = room:get_subject();
	return {
		jid = room.jid;
		occupants = occupants_of(room);
		affiliations = affiliations_of(room);
		subject = subject or "";
		config = config_of(room);
	};
end

local introspect = {};

-- Every room that is alive, of every component for rooms, as a JSON array with a fixed order: a state has one text.
function introspect.rooms()
	local rooms = array();
	for _, virtual_host in pairs(prosody.hosts) do
		local muc = virtual_host.modules.muc;
		if muc then
			for room in muc.live_rooms() do rooms:push(describe(room)); end
		end
	end
	return json.encode_ordered(sorted(rooms, "jid"));
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
