-- Replaces Prosody's C module util.pposix as far as a process without an operating system can.
return {
	_VERSION = "0.4.0";
	ENOENT = 2;
	getpid = function () return 1; end;
	isatty = function () return false; end;
	umask = function () return "022"; end;
	uname = function () return { sysname = "WebAssembly" }; end;
	setenv = function () return true; end;
	mkdir = function () return true; end;
	-- A file is written as it comes: nothing to reserve, nothing to take back.
	fallocate = function () return true; end;
	atomic_append = function (file, text) return file:write(text); end;
	remove_blocks = function () return nil, "not supported"; end;
};
