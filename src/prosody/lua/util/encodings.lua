-- Replaces Prosody's C module util.encodings. Tables of Unicode live on the host's side.
local host = require "caesura.host";

local max_stringprep_length = 1024; -- bytes, as in Prosody

-- Each stanza has the same few addresses prepared several times.
local most_known = 500;

local function prepare_by(profile)
	local known, count = { [true] = {}, [false] = {} }, 0;
	local function prepare(text, strict)
		local prepared = known[strict][text];
		if prepared ~= nil then return prepared or nil; end
		prepared = host.stringprep(profile, text, strict);
		if count == most_known then known, count = { [true] = {}, [false] = {} }, 0; end
		count = count + 1;
		known[strict][text] = prepared or false;
		return prepared;
	end
	return function (text, strict)
		if type(text) ~= "string" then
			error("bad argument #1 (string expected, got " .. type(text) .. ")", 2);
		end
		if #text >= max_stringprep_length or not utf8.len(text) then return nil; end
		return prepare(text, strict and true or false);
	end
end

local function valid_utf8(text) return utf8.len(text) ~= nil; end

local function utf8_length(text)
	return (utf8.len(text)) or nil;
end

return {
	base64 = {
		encode = function (bytes) return host.base64_encode(bytes); end;
		decode = function (text) return host.base64_decode(text); end;
	};
	stringprep = {
		nameprep = prepare_by "nameprep";
		nodeprep = prepare_by "nodeprep";
		resourceprep = prepare_by "resourceprep";
		saslprep = prepare_by "saslprep";
	};
	idna = {
		to_ascii = function (domain) return host.idna_to_ascii(domain); end;
		to_unicode = function (domain) return host.idna_to_unicode(domain); end;
	};
	utf8 = { valid = valid_utf8, length = utf8_length };
	version = "Caesura";
};
