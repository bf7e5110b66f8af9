-- Replaces Prosody's client for HTTP: there is no network, so every request fails, as one does that finds no connection.
local timers = require "caesura.timers";
local promise = require "util.promise";
local util_http = require "util.http";

local NO_NETWORK = "there is no network in this machine";

local function request(_, url, _, callback)
	local asked = { url = url, method = "GET" };
	if callback then
		timers.add(0, function () callback(NO_NETWORK, 0, asked); end);
		return asked;
	end
	return promise.reject(NO_NETWORK);
end

local function new(options)
	return {
		options = options;
		new = new;
		request = request;
		events = require "util.events".new();
	};
end

local http = new {};

return {
	default = http;
	new = new;
	request = function (url, options, callback) return request(http, url, options, callback); end;
	events = http.events;
	urlencode = util_http.urlencode;
	urldecode = util_http.urldecode;
	formencode = util_http.formencode;
	formdecode = util_http.formdecode;
	destroy_request = function () end;
};
