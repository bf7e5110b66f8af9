-- Replaces Prosody's C module util.hashes (OpenSSL).
local host = require "caesura.host";

local hashes = { version = "Caesura" };

local function to_hex(bytes)
	return (bytes:gsub(".", function (c) return ("%02x"):format(c:byte()); end));
end

local function result_as(bytes, hex)
	return hex and to_hex(bytes) or bytes;
end

for _, name in ipairs { "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_512", "blake2s256", "blake2b512" } do
	hashes[name] = function (text, hex) return result_as(host.hash(name, text), hex); end
	hashes["hmac_" .. name] = function (key, text, hex) return result_as(host.hmac(name, key, text), hex); end
end

for _, name in ipairs { "sha1", "sha256" } do
	hashes["pbkdf2_hmac_" .. name] = function (password, salt, iterations)
		return host.pbkdf2(name, password, salt, iterations);
	end
end
hashes.scram_Hi_sha1 = hashes.pbkdf2_hmac_sha1;

for _, name in ipairs { "sha256", "sha384" } do
	hashes["hkdf_hmac_" .. name] = function (length, key, salt, info)
		return host.hkdf(name, key, salt or "", info or "", length);
	end
end

-- Constant time buys nothing where the attacker owns the machine.
function hashes.equals(a, b) return a == b; end

return hashes;
