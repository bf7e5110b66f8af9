-- Replaces LuaSocket's socket.url as far as Prosody uses it (RFC 3986).
local url = {};

function url.escape(text)
	return (text:gsub("[^%w%-_%.~]", function (c) return ("%%%02x"):format(c:byte()); end));
end

function url.unescape(text)
	return (text:gsub("%%(%x%x)", function (hex) return string.char(tonumber(hex, 16)); end));
end

local function split_authority(parsed, authority)
	parsed.authority = authority;
	local userinfo, rest = authority:match("^([^@]*)@(.*)$");
	if userinfo then
		parsed.userinfo = userinfo;
		parsed.user, parsed.password = userinfo:match("^([^:]*):?(.*)$");
		if not userinfo:find(":", 1, true) then parsed.password = nil; end
	end
	local host, port = (rest or authority):match("^(.-):?(%d*)$");
	if port ~= "" then parsed.port = port; end
	if host ~= "" then parsed.host = host:match("^%[(.+)%]$") or host; end
end

function url.parse(text, defaults)
	local parsed = {};
	for key, value in pairs(defaults or {}) do parsed[key] = value; end
	if not text or text == "" then return nil, "invalid url"; end
	local rest = text:gsub("#(.*)$", function (fragment) parsed.fragment = fragment; return ""; end);
	rest = rest:gsub("^(%a[%w+.-]*):", function (scheme) parsed.scheme = scheme; return ""; end);
	rest = rest:gsub("^//([^/?]*)", function (authority) split_authority(parsed, authority); return ""; end);
	rest = rest:gsub("%?(.*)$", function (query) parsed.query = query; return ""; end);
	if rest ~= "" then parsed.path = rest; end
	return parsed;
end

local function build_authority(parts)
	if not parts.host then return parts.authority; end
	local authority = parts.host:find(":", 1, true) and "[" .. parts.host .. "]" or parts.host;
	if parts.port then authority = authority .. ":" .. parts.port; end
	local userinfo = parts.userinfo
		or (parts.user and parts.user .. (parts.password and ":" .. parts.password or ""));
	return userinfo and userinfo .. "@" .. authority or authority;
end

function url.build(parts)
	local authority = build_authority(parts);
	return (parts.scheme and parts.scheme .. ":" or "")
		.. (authority and "//" .. authority or "")
		.. (parts.path or "")
		.. (parts.query and "?" .. parts.query or "")
		.. (parts.fragment and "#" .. parts.fragment or "");
end

-- A path as a list of its segments, unescaped; `is_absolute` and `is_directory` tell of the slashes at its ends.
function url.parse_path(path)
	local segments = {};
	for segment in (path or ""):gmatch("[^/]+") do
		segments[#segments + 1] = url.unescape(segment);
	end
	if path and path:sub(1, 1) == "/" then segments.is_absolute = 1; end
	if path and path:sub(-1) == "/" then segments.is_directory = 1; end
	return segments;
end

-- The reverse; what may stand in a segment as it is (RFC 3986 section 3.3) is not escaped.
function url.build_path(segments, unsafe)
	local escaped = {};
	for i, segment in ipairs(segments) do
		escaped[i] = unsafe and segment or segment:gsub("[^%w%-._~!$&'()*+,;=:@]", url.escape);
	end
	local path = table.concat(escaped, "/");
	if segments.is_directory and #segments > 0 then path = path .. "/"; end
	if segments.is_absolute then path = "/" .. path; end
	return path;
end

return url;
