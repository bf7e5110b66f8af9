-- Stands in for Prosody's core.certmanager: without TLS there are no certificates to look for.
local function no_tls() return nil, "there is no TLS in this machine"; end
local function nothing() end

return {
	create_context = no_tls;
	reload_ssl_config = nothing;
	find_cert = nothing;
	find_host_cert = nothing;
	find_cert_in_index = nothing;
	index_certs = function () return {}; end;
};
