-- Replaces Prosody's older resolver of names, which waits for its answers: there is no network, so there are none.
local function no_network() return nil, "there is no network in this machine"; end
local function nothing() end

return {
	lookup = no_network;
	peek = no_network;
	query = no_network;
	cached = no_network;
	cancel = nothing;
	purge = nothing;
	settimeout = nothing;
	resolver = function () return { lookup = no_network, query = no_network, peek = no_network }; end;
};
