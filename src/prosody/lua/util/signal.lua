-- Replaces Prosody's C module util.signal: no signals reach this machine.
return { signal = function () return true; end };
