import { hostFunctions } from '../../src/prosody/runtime/host-functions.ts';
import { createLuaMachine } from '../../src/prosody/runtime/lua-machine.ts';
import { mountShims } from '../../src/prosody/runtime/mount.ts';
import { createXmlEventParsers } from '../../src/prosody/runtime/xml-events.ts';
import { wasmPath } from './prosody.ts';

/** Our Lua modules in a machine without Prosody. */
interface ShimMachine {
  /** Runs Lua code and gives what it returns, in Lua's own notation (strings with `%q`). Throws a `LuaError`. */
  run(code: string): string;
}

/** Prints values; tables in the order of their sorted keys. */
const PRINTER = `
local function show(value)
  if type(value) == "string" then return ("%q"):format(value):gsub("\\\\\\n", "\\\\n"); end
  if math.type(value) == "float" and value == math.floor(value) then return ("%d"):format(value); end
  if type(value) ~= "table" then return tostring(value); end
  local keys, parts = {}, {};
  for key in pairs(value) do keys[#keys + 1] = key; end
  table.sort(keys, function (a, b) return tostring(a) < tostring(b); end);
  for _, key in ipairs(keys) do
    parts[#parts + 1] = (type(key) == "number" and "" or key .. "=") .. show(value[key]);
  end
  return "{" .. table.concat(parts, ", ") .. "}";
end
return function (code)
  local results = table.pack(assert(load(code))());
  for i = 1, results.n do results[i] = (show(results[i])); end
  report(table.concat(results, ", ", 1, results.n));
end
`;

export async function createShimMachine(): Promise<ShimMachine> {
  let reported = '';
  const functions = hostFunctions({
    listener: {
      frame: () => undefined,
      code: () => undefined,
      closed: () => undefined,
      logpoint: () => undefined,
      fired: () => undefined,
      log: () => undefined,
      goesOn: () => undefined,
      worksAt: () => undefined,
      rooms: () => undefined,
      ran: () => undefined,
      compiled: () => undefined,
      hosts: () => undefined,
      ownModules: () => undefined,
      setAside: () => undefined,
      stageFault: () => undefined,
      moduleFault: () => undefined,
    },
    parsers: createXmlEventParsers(),
    random: () => ({ bytes: (length) => Uint8Array.from({ length }, (_, index) => index) }),
  });
  functions.set('report', (args) => void (reported = args.text(0)));
  const machine = await createLuaMachine(wasmPath, functions);
  const files = new Map<string, string>();
  const preload = mountShims((path, content) => void files.set(path, content));
  machine.files.layOut(files);
  machine.boot('spec', `${preload}\nlocal report = require "caesura.host".report;\n${PRINTER}`);
  return {
    run(code) {
      machine.call(code);
      return reported;
    },
  };
}
