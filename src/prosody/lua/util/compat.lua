-- Replaces Prosody's C module util.compat; xpcall with arguments is in the language since Lua 5.2.
return { xpcall = xpcall };
