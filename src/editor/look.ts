/** How the editor looks, as the page's tokens say (`ui/tokens.css`). Sizes in CSS pixels. */
export interface Look {
  readonly scheme: Scheme;
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly lineHeight: number;
  /** For lines that are longer than the pane: a lecture has no horizontal scrolling. */
  readonly wrap: boolean;
  /** A token's colour as `#rrggbb`, by its name without the dashes. */
  readonly color: (token: ColorToken) => string;
}

export type Scheme = 'light' | 'dark' | 'contrast' | 'contrast-light';

/** Whether the browser paints the page in the person's own few colours (CSS Color Adjustment, section 3). */
const FORCED_COLORS = '(forced-colors: active)';

export type ColorToken =
  | 'accent'
  | 'bg'
  | 'bg-bar'
  | 'bg-hover'
  | 'bg-line'
  | 'bg-select'
  | 'on-accent'
  | 'control-edge'
  | 'rule'
  | 'rule-strong'
  | 'text'
  | 'text-2'
  | 'text-3'
  | 'v-differs'
  | 'v-waiting'
  | 'x-actor'
  | 'x-attr'
  | 'x-comment'
  | 'x-guide'
  | 'x-number'
  | 'x-number-on'
  | 'x-punct'
  | 'x-tag'
  | 'x-text'
  | 'x-value'
  | 'x-var'
  | 'x-verb';

/**
 * Reads the look from the tokens that are in force at `host`, which must be in the document. The theme and the
 * density are those of the page's root (`data-theme`, `data-density`).
 */
export function readLook(host: HTMLElement): Look {
  const style = getComputedStyle(host);
  const pixels = (token: string) => Number.parseFloat(style.getPropertyValue(token));
  const color = colorReader(host);
  return {
    scheme: schemeOf(color('bg')),
    fontFamily: style.getPropertyValue('--font-mono').trim(),
    fontSize: pixels('--fs-code'),
    lineHeight: pixels('--lh-code'),
    wrap: wrapsAlways(),
    color,
  };
}

/** In lecture size few lines fit, however wide the script is. */
export function wrapsAlways(): boolean {
  const { density } = document.documentElement.dataset;
  return density === 'lecture';
}

function schemeOf(background: string): Scheme {
  if (matchMedia(FORCED_COLORS).matches) return isDark(background) ? 'contrast' : 'contrast-light';
  const { theme } = document.documentElement.dataset;
  return theme === 'dark' || theme === 'contrast' ? theme : 'light';
}

/** Whether `#rrggbb` is nearer to black than to white, roughly as the eye has it. */
export function isDark(color: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return (red ?? 0) * 0.3 + (green ?? 0) * 0.59 + (blue ?? 0) * 0.11 < 128;
}

/** Lets the browser resolve each colour, in whatever notation the style sheet has it. */
function colorReader(host: HTMLElement): (token: ColorToken) => string {
  return (token) => {
    const probe = document.createElement('span');
    // Else forced colours would make all of them the colour of text, and Monaco takes no text on its own colour.
    probe.style.setProperty('forced-color-adjust', 'none');
    probe.style.color = `var(--${token})`;
    host.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return hexOfRgb(color);
  };
}

/** `rgb(0, 112, 122)` becomes `#00707a`; what is no such colour becomes black. */
export function hexOfRgb(color: string): string {
  const channels = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color)?.slice(1) ?? ['0', '0', '0'];
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
}
