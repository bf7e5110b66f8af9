-- Replaces Prosody's C module util.table.
return {
	create = function () return {}; end; -- preallocation is no more than a hint
	pack = table.pack;
	move = table.move;
};
