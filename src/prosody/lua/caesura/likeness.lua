-- Copies of tables, to tell later whether they are as they were: much cheaper than to describe them again.
local next, type = next, type;

local likeness = {};

-- Of what is in a table, `depth` tables deep; those below are themselves. `skipped`: a key of the table that is passed over.
local function copy_of(value, depth, skipped)
	if depth == 0 or type(value) ~= "table" then return value; end
	local copy = {};
	for key, inner in next, value do
		if key ~= skipped then copy[key] = copy_of(inner, depth - 1); end
	end
	return copy;
end

local function is_alike(copy, value, depth, skipped)
	if depth == 0 or type(value) ~= "table" or type(copy) ~= "table" then return copy == value; end
	for key, inner in next, value do
		local known = copy[key];
		if known ~= inner and key ~= skipped and not is_alike(known, inner, depth - 1) then return false; end
	end
	for key in next, copy do
		if value[key] == nil then return false; end
	end
	return true;
end

likeness.copy_of, likeness.is_alike = copy_of, is_alike;

return likeness;
