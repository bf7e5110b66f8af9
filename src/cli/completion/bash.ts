import type { CommandWords } from '../usage/option-table.ts';
import { completedOptions, optionWords, type CompletedOption } from './words.ts';

/** Completion for bash, from version 3.2 on. */
export function bashCompletion(commands: readonly CommandWords[]): string {
  return `# Completion of caesura for bash: source <(caesura completion bash)
_caesura_offer() {
	local line
	while IFS= read -r line; do COMPREPLY+=("$line"); done
}
_caesura_words() {
	_caesura_offer < <(IFS=' ' compgen -W "$1" -- "$2")
}
_caesura_files() {
	compopt -o filenames 2>/dev/null
	_caesura_offer < <(compgen -f -- "$1")
}
_caesura_folders() {
	compopt -o filenames 2>/dev/null
	_caesura_offer < <(compgen -d -- "$1")
}
_caesura_scripts() {
	_caesura_folders "$1"
	_caesura_offer < <(compgen -f -X '!*.scs' -- "$1")
}
_caesura() {
	local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
	COMPREPLY=()
	if ((COMP_CWORD == 1)); then
		_caesura_words '${[...commands.map(({ name }) => name), 'help', '--help'].join(' ')}' "$word"
		return
	fi
	case \${COMP_WORDS[1]} in
${commands.map(commandCase).join('\n')}
	esac
}
complete -F _caesura caesura
`;
}

function commandCase(command: CommandWords): string {
  const options = completedOptions(command);
  const words = options.flatMap(optionWords).join(' ');
  return `	${command.name})
		case $before in
${options
  .filter(({ value }) => value !== 'none')
  .map(valueCase)
  .join('\n')}
		esac
		if [[ $word == -* ]]; then
			_caesura_words '${words}' "$word"
		else
			${othersOf(command)}
		fi
		;;`;
}

function valueCase({ name, value }: CompletedOption): string {
  return `		--${name}) ${valueAction(value)}return ;;`;
}

function valueAction(value: CompletedOption['value']): string {
  if (value === 'file') return '_caesura_files "$word"; ';
  if (value === 'folder') return '_caesura_folders "$word"; ';
  return typeof value === 'string' ? '' : `_caesura_words '${value.join(' ')}' "$word"; `;
}

function othersOf({ takes }: CommandWords): string {
  if (takes === 'scripts') return '_caesura_scripts "$word"';
  if (takes === 'files') return '_caesura_files "$word"';
  if (takes === 'folder') return '_caesura_folders "$word"';
  return takes === 'nothing' ? ':' : `_caesura_words '${takes.join(' ')}' "$word"`;
}
