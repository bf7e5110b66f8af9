-- The virtual clock. `elapsed` counts seconds since the server started and moves only when the host says so;
-- wall time is a start moment plus `elapsed`. Local time is UTC, so that runs do not depend on the machine.
local clock = { elapsed = 0, started_at = 0 };

local real_date, floor = os.date, math.floor;

function clock.now() return clock.started_at + clock.elapsed; end
function clock.monotonic() return clock.elapsed; end

-- Days from 1970-01-01 to a date of the proleptic Gregorian calendar; months and days may overflow.
local function days_from_civil(year, month, day)
	year = year + floor((month - 1) / 12);
	month = (month - 1) % 12 + 1;
	if month <= 2 then year = year - 1; end
	local era = floor(year / 400);
	local year_of_era = year - era * 400;
	local day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1;
	local day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
end

local function field(date, name, default)
	local value = math.tointeger(tonumber(date[name] or default));
	if not value then error("field '" .. name .. "' missing or not an integer in date table", 3); end
	return value;
end

function os.time(date)
	if date == nil then return floor(clock.now()); end
	local days = days_from_civil(field(date, "year"), field(date, "month"), field(date, "day"));
	return days * 86400 + field(date, "hour", 12) * 3600 + field(date, "min", 0) * 60 + field(date, "sec", 0);
end

-- The clock mostly stands still, so the same moment is asked for in the same form again and again.
local newest = {}; -- form -> { moment, text }
local most_forms, forms = 20, 0;

function os.date(format, time)
	format = format or "%c";
	if format:sub(1, 1) ~= "!" then format = "!" .. format; end
	time = time or os.time();
	local known = newest[format];
	if known and known[1] == time then return known[2]; end
	local date = real_date(format, time);
	if type(date) ~= "string" then return date; end
	if not known then
		forms = forms + 1;
		if forms > most_forms then newest, forms = {}, 1; end
	end
	newest[format] = { time, date };
	return date;
end

function os.clock() return clock.elapsed; end

return clock;
