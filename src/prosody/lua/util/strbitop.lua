-- Replaces Prosody's C module util.strbitop: bitwise operations of a string with a repeated key.
local byte, char, concat = string.byte, string.char, table.concat;

local function bytewise(operation)
	return function (text, key)
		if #key == 0 then return text; end
		local result = {};
		for i = 1, #text do
			result[i] = char(operation(byte(text, i), byte(key, (i - 1) % #key + 1)));
		end
		return concat(result);
	end
end

-- The length of the longest common prefix in bits.
local function common_prefix_bits(a, b)
	local shorter = math.min(#a, #b);
	for i = 1, shorter do
		local difference = byte(a, i) ~ byte(b, i);
		if difference ~= 0 then
			local same = 0;
			while difference & 0x80 == 0 do
				difference = difference << 1;
				same = same + 1;
			end
			return (i - 1) * 8 + same;
		end
	end
	return shorter * 8;
end

return {
	sand = bytewise(function (a, b) return a & b; end);
	sor = bytewise(function (a, b) return a | b; end);
	sxor = bytewise(function (a, b) return a ~ b; end);
	common_prefix_bits = common_prefix_bits;
};
