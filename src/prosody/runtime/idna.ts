/**
 * A domain as ASCII, by the browser's own IDNA (UTS 46), with the rule that labels are letters, digits and hyphens
 * (STD 3) as Prosody asks for it. `undefined` when the name cannot be one.
 */
export function domainToAscii(domain: string): string | undefined {
  const ascii = isAscii(domain) ? domain.toLowerCase() : hostOfUrl(domain);
  return ascii !== undefined && ascii.split('.').every(isStd3Label) ? ascii : undefined;
}

/** The reverse: labels that start with `xn--` are decoded. `undefined` when one of them is malformed. */
export function domainToUnicode(domain: string): string | undefined {
  if (domainToAscii(domain) === undefined) return undefined;
  const labels = domain
    .toLowerCase()
    .split('.')
    .map((label) => (label.startsWith('xn--') ? decodePunycode(label.slice(4)) : label));
  return labels.includes(undefined) ? undefined : labels.join('.').normalize('NFC');
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}

function isStd3Label(label: string): boolean {
  return label.length <= 63 && /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)?$/.test(label);
}

function hostOfUrl(domain: string): string | undefined {
  if (/[/?#@:\\\s]/.test(domain)) return undefined;
  const url = tryUrl(`http://${domain}`);
  return url === undefined || url.hostname === '' ? undefined : url.hostname;
}

/** `URL.parse` is younger than some browsers and Node 20. */
function tryUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

// The parameters of RFC 3492 §5.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;

/** RFC 3492 §6.2; `undefined` when malformed. */
function decodePunycode(encoded: string): string | undefined {
  const delimiter = encoded.lastIndexOf('-');
  const output = [...encoded.slice(0, Math.max(delimiter, 0))].map((c) => c.charCodeAt(0));
  const digits = encoded.slice(delimiter + 1);
  let codePoint = INITIAL_N;
  let insertAt = 0;
  let bias = INITIAL_BIAS;
  for (let at = 0; at < digits.length;) {
    const integer = decodeInteger(digits, at, bias);
    if (integer === undefined) return undefined;
    at = integer.end;
    const length = output.length + 1;
    bias = adaptBias(integer.value, length, insertAt === 0);
    const place = insertAt + integer.value;
    codePoint += Math.floor(place / length);
    insertAt = place % length;
    if (codePoint > 0x10ffff) return undefined;
    output.splice(insertAt, 0, codePoint);
    insertAt += 1;
  }
  return String.fromCodePoint(...output);
}

/** A generalised variable-length integer (RFC 3492 §3.3). */
function decodeInteger(
  digits: string,
  start: number,
  bias: number,
): { value: number; end: number } | undefined {
  let value = 0;
  let weight = 1;
  for (let at = start, k = BASE; at < digits.length; at += 1, k += BASE) {
    const digit = digitValue(digits.charCodeAt(at));
    if (digit === undefined) return undefined;
    value += digit * weight;
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
    if (digit < threshold) return { value, end: at + 1 };
    weight *= BASE - threshold;
  }
  return undefined;
}

function digitValue(code: number): number | undefined {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  return undefined;
}

/** RFC 3492 §6.1. */
function adaptBias(delta: number, length: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
