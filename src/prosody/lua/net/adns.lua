-- Replaces Prosody's resolver of names: there is no network, so every question stays without an answer.
local timers = require "caesura.timers";
local promise = require "util.promise";

local NO_NETWORK = "there is no network in this machine";

local function lookup(_, callback)
	timers.add(0, function () callback(nil, NO_NETWORK); end);
	return {};
end

local function nothing() end

local resolver = {
	lookup = lookup;
	lookup_promise = function () return promise.reject(NO_NETWORK); end;
	cancel = nothing;
	purge = nothing;
};

return {
	lookup = function (callback) return lookup(resolver, callback); end;
	lookup_promise = resolver.lookup_promise;
	resolver = function () return resolver; end;
	cancel = nothing;
	purge = nothing;
	settimeout = nothing;
	new_async_socket = function () return nil, NO_NETWORK; end;
};
