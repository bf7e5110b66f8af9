-- Of LuaSocket's mime, what its users want without a network: base64 of a whole text.
local base64 = require "util.encodings".base64;

return {
	b64 = function (text) return text and base64.encode(text); end;
	unb64 = function (text) return text and base64.decode(text); end;
};
