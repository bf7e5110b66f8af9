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
function lfs.dir() return function () return nil; end; end

return lfs;
