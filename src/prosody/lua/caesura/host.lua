-- The door to JavaScript. `host.name(...)` calls the host function of that name; its error becomes a Lua error.
-- Strings cross as bytes. The raw function comes from the machine as the global `caesura_host_call`.
local call = rawget(_G, "caesura_host_call");
rawset(_G, "caesura_host_call", nil);

return setmetatable({}, {
	__index = function (host, name)
		local function host_function(...)
			local ok, result = call(name, ...);
			if not ok then error(result, 2); end
			return result;
		end
		rawset(host, name, host_function);
		return host_function;
	end;
});
