import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANE_SHAPES } from '../../../src/ui/timeline/columns/lane-shapes.ts';

const tokens = readFileSync('src/ui/tokens.css', 'utf8');

/** The colours of a theme, by their names without dashes. */
function coloursOf(theme: string): ReadonlyMap<string, string> {
  const [, after = ''] = tokens.split(`\n[data-theme='${theme}'] {`);
  const [block = ''] = after.split('\n}');
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[\da-f]+);/g)].map(([, k = '', v = '']) => [k, longHex(v)]),
  );
}

/** `#fff` as `#ffffff`. */
function longHex(hex: string): string {
  return hex.length > 4 ? hex : `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}`;
}

type Lab = readonly [number, number, number];

function linear(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

/** CIE L*a*b* under D65. */
function labOf(hex: string): Lab {
  const [r = 0, g = 0, b = 0] = linear(hex);
  const f = (value: number) =>
    value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** CIEDE2000 (Sharma, Wu, Dalal 2005). */
function difference(one: Lab, other: Lab): number {
  const mean = (Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const polar = ([lightness, a, b]: Lab) => {
    const chroma = Math.hypot(a * (1 + g), b);
    const hue = ((Math.atan2(b, a * (1 + g)) * 180) / Math.PI + 360) % 360;
    return { lightness, chroma, hue };
  };
  const [p, q] = [polar(one), polar(other)];
  const turn = ((q.hue - p.hue + 540) % 360) - 180;
  const hue = (p.hue + turn / 2 + 360) % 360;
  const chroma = (p.chroma + q.chroma) / 2;
  const light = (p.lightness + q.lightness) / 2;
  const t =
    1 -
    0.17 * Math.cos(rad(hue - 30)) +
    0.24 * Math.cos(rad(2 * hue)) +
    0.32 * Math.cos(rad(3 * hue + 6)) -
    0.2 * Math.cos(rad(4 * hue - 63));
  const byLight =
    (q.lightness - p.lightness) /
    (1 + (0.015 * (light - 50) ** 2) / Math.sqrt(20 + (light - 50) ** 2));
  const byChroma = (q.chroma - p.chroma) / (1 + 0.045 * chroma);
  const byHue =
    (2 * Math.sqrt(p.chroma * q.chroma) * Math.sin(rad(turn / 2))) / (1 + 0.015 * chroma * t);
  const rotation =
    -2 *
    Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)) *
    Math.sin(rad(60 * Math.exp(-(((hue - 275) / 25) ** 2))));
  return Math.sqrt(byLight ** 2 + byChroma ** 2 + byHue ** 2 + rotation * byChroma * byHue);
}

function contrast(one: string, other: string): number {
  const light = (hex: string) => {
    const [r = 0, g = 0, b = 0] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const [a, b] = [light(one), light(other)];
  return Math.max(a, b) / Math.min(a, b);
}

const ACTORS = Array.from({ length: 12 }, (_, index) => `actor-${index + 1}`);

describe('the lanes of twelve actors', () => {
  it('CIEDE2000 is computed as it is published', () => {
    // The first, seventh and last pair of the test data of Sharma, Wu and Dalal.
    expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(difference([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4);
    expect(difference([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
  });

  it.each(['light', 'dark', 'contrast'])('differ by colour, and stand out: %s', (theme) => {
    const colours = coloursOf(theme);
    const ground = colours.get('bg') ?? '';
    const labs = ACTORS.map((name) => labOf(colours.get(name) ?? ''));
    const least = labs.flatMap((one, index) =>
      labs.slice(index + 1).map((other) => difference(one, other)),
    );
    expect(least.reduce((a, b) => Math.min(a, b))).toBeGreaterThan(14);
    for (const name of ACTORS) {
      expect(contrast(colours.get(name) ?? '', ground), name).toBeGreaterThan(3);
    }
  });

  it('differ by shape', () => {
    expect(new Set(LANE_SHAPES).size).toBe(12);
  });
});
