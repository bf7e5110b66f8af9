-- Stands in for LuaSec: there is no TLS in this machine.
local function no_tls() return nil, "there is no TLS in this machine"; end

return { _VERSION = "1.2.0", context = {}, newcontext = no_tls, wrap = no_tls, loadcertificate = false };
