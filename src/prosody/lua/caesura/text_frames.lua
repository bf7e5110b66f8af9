-- WebSocket frames of text (RFC 6455, section 5.2), whole and unmasked: all but a few of those between Prosody and a client
-- here. For any frame there is Prosody's own net.websocket.frames, which takes longer.
local byte, char, pack, sub, unpack = string.byte, string.char, string.pack, string.sub, string.unpack;

local FINAL_TEXT = 0x81;
local LENGTH_IN_2_BYTES, LENGTH_IN_8_BYTES = 126, 127;

local text_frames = {};

-- A frame of a text.
function text_frames.build(text)
	local length = #text;
	if length < LENGTH_IN_2_BYTES then return char(FINAL_TEXT, length) .. text; end
	if length <= 0xFFFF then return pack(">BBI2", FINAL_TEXT, LENGTH_IN_2_BYTES, length) .. text; end
	return pack(">BBI8", FINAL_TEXT, LENGTH_IN_8_BYTES, length) .. text;
end

-- The text of bytes that are just one frame of a text of less than 64 KiB; nil of all others.
function text_frames.text_of(bytes)
	if #bytes < 4 then return nil; end
	local first, length = byte(bytes, 1, 2);
	if first ~= FINAL_TEXT or length >= LENGTH_IN_8_BYTES then return nil; end
	local header = 2;
	if length == LENGTH_IN_2_BYTES then header, length = 4, unpack(">I2", bytes, 3); end
	return #bytes == header + length and sub(bytes, header + 1) or nil;
end

return text_frames;
