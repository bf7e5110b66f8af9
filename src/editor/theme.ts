import type { editor as editorTypes } from 'monaco-editor/editor.js';
import type { ColorToken, Look, Scheme } from './look.ts';
import { editor } from './monaco.ts';
import { TOKEN_LOOKS } from './token-colors.ts';

const THEME = 'caesura';

const BASES: Readonly<Record<Scheme, editorTypes.BuiltinTheme>> = {
  light: 'vs',
  dark: 'vs-dark',
  contrast: 'hc-black',
  'contrast-light': 'hc-light',
};

/** In high contrast Monaco tells what is chosen by a border. */
const CONTRAST_COLORS: Readonly<Record<string, ColorToken>> = {
  contrastActiveBorder: 'accent',
};

const COLORS: Readonly<Record<string, ColorToken>> = {
  foreground: 'text',
  focusBorder: 'accent',
  'editor.background': 'bg',
  'editor.foreground': 'x-text',
  'editorGutter.background': 'bg',
  'editorCursor.foreground': 'text',
  'editor.lineHighlightBackground': 'bg-line',
  'editorLineNumber.foreground': 'x-number',
  'editorLineNumber.activeForeground': 'x-number-on',
  'editorIndentGuide.background1': 'x-guide',
  'editorIndentGuide.activeBackground1': 'rule-strong',
  'editorGutter.foldingControlForeground': 'text-3',
  'editorOverviewRuler.border': 'rule',
  'editorOverviewRuler.errorForeground': 'v-differs',
  'editorOverviewRuler.warningForeground': 'v-waiting',
  'editorOverviewRuler.infoForeground': 'accent',
  'editorOverviewRuler.findMatchForeground': 'text-3',
  'editorOverviewRuler.selectionHighlightForeground': 'rule-strong',
  'editorOverviewRuler.wordHighlightForeground': 'rule-strong',
  'editorError.foreground': 'v-differs',
  'editorWarning.foreground': 'v-waiting',
  'editorInfo.foreground': 'v-waiting',
  // Monaco colours pairs of brackets, whatever its option says.
  'editorBracketHighlight.foreground1': 'x-punct',
  'editorBracketHighlight.foreground2': 'x-punct',
  'editorBracketHighlight.foreground3': 'x-punct',
  'editorBracketHighlight.unexpectedBracket.foreground': 'x-punct',
  'editorBracketMatch.border': 'control-edge',
  'editorWidget.background': 'bg-bar',
  'editorWidget.foreground': 'text',
  'editorWidget.border': 'rule-strong',
  'editorHoverWidget.background': 'bg-bar',
  'editorHoverWidget.foreground': 'text',
  'editorHoverWidget.border': 'rule-strong',
  'editorSuggestWidget.background': 'bg',
  'editorSuggestWidget.foreground': 'text',
  'editorSuggestWidget.border': 'rule-strong',
  'editorSuggestWidget.selectedBackground': 'bg-select',
  'editorSuggestWidget.selectedForeground': 'text',
  'editorSuggestWidget.selectedIconForeground': 'text',
  'editorSuggestWidget.highlightForeground': 'accent',
  'editorSuggestWidget.focusHighlightForeground': 'accent',
  'editorLightBulb.foreground': 'accent',
  'editorLightBulbAutoFix.foreground': 'accent',
  'editorLink.activeForeground': 'accent',
  'input.background': 'bg',
  'input.foreground': 'text',
  'input.border': 'control-edge',
  'inputValidation.infoBackground': 'bg-bar',
  'inputValidation.infoBorder': 'rule-strong',
  'inputValidation.infoForeground': 'text',
  'inputOption.activeBorder': 'accent',
  'inputOption.activeForeground': 'text',
  'inputOption.activeBackground': 'bg-select',
  'list.activeSelectionBackground': 'bg-select',
  'list.activeSelectionForeground': 'text',
  'list.focusBackground': 'bg-select',
  'list.focusForeground': 'text',
  'list.highlightForeground': 'accent',
  'list.focusHighlightForeground': 'accent',
  'list.hoverBackground': 'bg-hover',
  'peekView.border': 'rule-strong',
  'peekViewEditor.background': 'bg',
  'peekViewEditorGutter.background': 'bg',
  'peekViewResult.background': 'bg-bar',
  'peekViewResult.fileForeground': 'text',
  'peekViewResult.lineForeground': 'text-2',
  'peekViewResult.selectionBackground': 'bg-select',
  'peekViewResult.selectionForeground': 'text',
  'peekViewTitle.background': 'bg-bar',
  'peekViewTitleDescription.foreground': 'text-2',
  'peekViewTitleLabel.foreground': 'text',
  'quickInput.background': 'bg-bar',
  'quickInput.foreground': 'text',
  'quickInputList.focusBackground': 'bg-select',
  'quickInputList.focusForeground': 'text',
  'symbolIcon.classForeground': 'x-actor',
  'symbolIcon.methodForeground': 'text-3',
  'symbolIcon.namespaceForeground': 'text-3',
  'widget.border': 'rule-strong',
  'textLink.foreground': 'accent',
  'textLink.activeForeground': 'accent',
  'menu.background': 'bg-bar',
  'menu.foreground': 'text',
  'menu.border': 'rule-strong',
  'menu.selectionBackground': 'bg-select',
  'menu.selectionForeground': 'text',
  'menu.separatorBackground': 'rule',
};

/** Colours that let what is below shine through: the last two digits are the opacity. */
const VEILS: Readonly<Record<string, readonly [ColorToken, string]>> = {
  'editor.lineHighlightBorder': ['bg', '00'],
  'editor.selectionBackground': ['accent', '38'],
  'editor.inactiveSelectionBackground': ['accent', '24'],
  'editor.selectionHighlightBackground': ['accent', '1c'],
  'editor.wordHighlightBackground': ['accent', '1c'],
  'editor.wordHighlightStrongBackground': ['accent', '28'],
  'editor.findMatchBackground': ['accent', '4c'],
  'editor.findMatchHighlightBackground': ['accent', '26'],
  'editor.rangeHighlightBackground': ['accent', '14'],
  'peekViewEditor.matchHighlightBackground': ['accent', '26'],
  'peekViewResult.matchHighlightBackground': ['accent', '26'],
  'editor.foldBackground': ['rule', '60'],
  'editorBracketMatch.background': ['accent', '00'],
  'scrollbarSlider.background': ['text-3', '30'],
  'scrollbarSlider.hoverBackground': ['text-3', '50'],
  'scrollbarSlider.activeBackground': ['text-3', '70'],
  'scrollbar.shadow': ['rule', '00'],
  'widget.shadow': ['text', '18'],
};

/** Makes Monaco's theme anew from the page's tokens, and puts it on. All editors share it. */
export function applyTheme(look: Look): void {
  editor.defineTheme(THEME, {
    base: BASES[look.scheme],
    inherit: false,
    rules: Object.entries(TOKEN_LOOKS).map(([token, { color, style }]) => ({
      token,
      foreground: look.color(color).slice(1),
      ...(style === undefined ? {} : { fontStyle: style }),
    })),
    colors: {
      ...mapValues(COLORS, (token) => look.color(token)),
      ...(look.scheme.startsWith('contrast')
        ? mapValues(CONTRAST_COLORS, (token) => look.color(token))
        : {}),
      ...mapValues(VEILS, ([token, opacity]) => look.color(token) + opacity),
    },
  });
  editor.setTheme(THEME);
}

/** Monaco’s colours are variables of its own elements, and its menus hang beside these, in the host of an editor. */
export function lendColors(host: HTMLElement): void {
  host.classList.add('monaco-component');
}

function mapValues<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
