-- Replaces LuaFileSystem for a server whose state lives in memory: packed files exist, folders are taken for granted.
local lfs = { _VERSION = "LuaFileSystem (Caesura)" };

function lfs.attributes(path, wanted)
	local file = io.open(path);
	if not file then return nil, path .. ": No such file or directory", 2; end
	file:close();
	local attributes = { mode = "file", size = 0, modification = 0, access = 0, change = 0 };
	if wanted then return attributes[wanted]; end
	return attributes;
end

function lfs.currentdir() return "/"; end
function lfs.chdir() return true; end
function lfs.mkdir() return true; end
function lfs.rmdir() return true; end
-- Files that somebody laid out beside Prosody's, by their paths: only their folders can be listed.
lfs.laid_out = {};

function lfs.dir(folder)
	local prefix = folder:gsub("/*$", "") .. "/";
	local at = 0;
	return function ()
		repeat
			at = at + 1;
			local path = lfs.laid_out[at];
			local name = path and path:sub(1, #prefix) == prefix and path:sub(#prefix + 1);
			if name and not name:find("/", 1, true) then return name; end
		until not path;
	end;
end

return lfs;
