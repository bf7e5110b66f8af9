-- Replaces Prosody's C module util.struct; the formats that Prosody uses mean the same to string.pack.
return { pack = string.pack, unpack = string.unpack, size = string.packsize };
