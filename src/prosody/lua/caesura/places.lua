-- What the host calls a file of Lua: its path in Prosody's folder.
local OURS = "@/usr/lib/caesura/";
local OWN = "^@/own/+";
local INSTALLED = "@/usr/lib/prosody/";

local places = {};

-- nil for our own code, and for a chunk that came from no file: it has its text for its name, and that is not told.
function places.file_of(source)
	if source:sub(1, 1) ~= "@" or source:sub(1, #OURS) == OURS then return nil; end
	if source:sub(1, #INSTALLED) == INSTALLED then return source:sub(#INSTALLED + 1); end
	if source:find(OWN) then return (source:gsub(OWN, "")); end
	return source:sub(2);
end

return places;
