import type { CommandWords } from '../usage/option-table.ts';
import { completedOptions, optionWords, shortAbout, type CompletedOption } from './words.ts';

/** Completion for zsh, as a file of its `fpath`. */
export function zshCompletion(commands: readonly CommandWords[]): string {
  const names = commands.map(({ name, brief }) => `		'${name}:${plain(brief)}'`);
  return `#compdef caesura
# Completion of caesura for zsh: caesura completion zsh > "\${fpath[1]}/_caesura"
_caesura() {
	local -a commands
	commands=(
${names.join('\n')}
	)
	if ((CURRENT == 2)); then
		_describe command commands
		return
	fi
	local command=$words[2]
	shift words
	((CURRENT--))
	case $command in
${commands.map(commandCase).join('\n')}
	esac
}
if [ "$funcstack[1]" = "_caesura" ]; then _caesura "$@"; else compdef _caesura caesura; fi
`;
}

function commandCase(command: CommandWords): string {
  const specs = completedOptions(command).flatMap((option) =>
    optionWords(option).map((word) => optionSpec(word, option)),
  );
  const all = [...specs, ...othersOf(command)].map((spec) => `			'${spec}'`);
  return `	${command.name})
		_arguments \\
${all.join(' \\\n')}
		;;`;
}

function optionSpec(word: string, { name, option, value }: CompletedOption): string {
  const again = option.multiple === true ? '*' : '';
  const head = `${again}${word}[${plain(shortAbout(name, option))}]`;
  return value === 'none' ? head : `${head}:${plain(option.value ?? 'value')}:${actionOf(value)}`;
}

function actionOf(value: CompletedOption['value']): string {
  if (value === 'file') return '_files';
  if (value === 'folder') return '_files -/';
  return typeof value === 'string' ? ' ' : `(${value.join(' ')})`;
}

function othersOf({ takes }: CommandWords): readonly string[] {
  if (takes === 'scripts') return ['*:script:_files -g "*.scs"'];
  if (takes === 'files') return ['*:file:_files'];
  if (takes === 'folder') return ['1:folder:_files -/'];
  return takes === 'nothing' ? [] : [`1:word:(${takes.join(' ')})`];
}

/** Without signs that zsh reads in a specification. */
function plain(text: string): string {
  return text
    .replace(/[[\]:'"\\$`]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
