-- Replaces Prosody's C module util.net: addresses as text and as bytes. This machine has no interfaces.
local net = {};

local function ipv4_to_bytes(text)
	local octets = { text:match("^(%d%d?%d?)%.(%d%d?%d?)%.(%d%d?%d?)%.(%d%d?%d?)$") };
	if #octets ~= 4 then return nil; end
	for i = 1, 4 do
		octets[i] = tonumber(octets[i]);
		if octets[i] > 255 then return nil; end
	end
	return string.char(table.unpack(octets));
end

-- The bytes of groups like `2001:db8:7f00:1` or `::ffff:127.0.0.1` without the `::`; nil when malformed.
local function groups_to_bytes(text)
	local bytes = {};
	if text == "" then return ""; end
	for group in (text .. ":"):gmatch("([^:]*):") do
		local value = group:match("^%x%x?%x?%x?$");
		local piece = value and string.pack(">I2", tonumber(value, 16)) or ipv4_to_bytes(group);
		if not piece then return nil; end
		bytes[#bytes + 1] = piece;
	end
	return table.concat(bytes);
end

local function ipv6_to_bytes(text)
	local head, tail = text:match("^(.-)::(.*)$");
	if not head then
		local bytes = groups_to_bytes(text);
		return bytes and #bytes == 16 and bytes or nil;
	end
	head, tail = groups_to_bytes(head), groups_to_bytes(tail);
	if not head or not tail or #head + #tail > 14 then return nil; end
	return head .. ("\0"):rep(16 - #head - #tail) .. tail;
end

function net.pton(text)
	local bytes = ipv4_to_bytes(text) or (text:find(":", 1, true) and ipv6_to_bytes(text));
	if bytes then return bytes; end
	return nil, "Invalid argument";
end

-- RFC 5952: the longest run of zero groups, of two or more, becomes `::`.
local function ipv6_to_text(bytes)
	local groups = { string.unpack(">I2I2I2I2I2I2I2I2", bytes) };
	local best_start, best_length, start = nil, 1, nil;
	for i = 1, 9 do
		if i <= 8 and groups[i] == 0 then
			start = start or i;
		elseif start then
			if i - start > best_length then best_start, best_length = start, i - start; end
			start = nil;
		end
	end
	for i = 1, 8 do groups[i] = ("%x"):format(groups[i]); end
	if not best_start then return table.concat(groups, ":", 1, 8); end
	return table.concat(groups, ":", 1, best_start - 1) .. "::" .. table.concat(groups, ":", best_start + best_length, 8);
end

function net.ntop(bytes)
	if #bytes == 4 then return ("%d.%d.%d.%d"):format(bytes:byte(1, 4)); end
	if #bytes == 16 then return ipv6_to_text(bytes); end
	return nil, "Invalid argument";
end

function net.local_addresses() return {}; end

return net;
