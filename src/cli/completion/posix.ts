import { casesOf, optionWords, rootOptions } from './cases.ts';
import type { CommandGrammar, Expected } from './grammar.ts';

/**
 * In what bash and zsh have in common: sets `found` to words and `kind` to `files` where paths belong, given the word at
 * the cursor and those before it. `=` is a word of its own in bash.
 */
const finder = (commands: readonly CommandGrammar[]): string => `_bosh_diag_find() {
  local cur="$1" command='' option='' word
  shift
  found='' kind=''
  for word in "$@"; do
    case "$word" in
      '=') ;;
      -*) option="$word" ;;
      *)
        if [[ -z "$command" ]]; then command="$word" option=''
        elif [[ -n "$option" ]]; then option="\${option% ...} ..."
        fi ;;
    esac
  done
  case "$command $option" in
${casesOf(commands)
  .map(({ keys, expected }) => `    ${patternOf(keys)}) ${settingOf(expected)}; return ;;`)
  .join('\n')}
  esac
  case "$cur" in
    -*)
      case "$command" in
        '') found='${rootOptions.join(' ')}' ;;
${commands
  .map((command) => `        '${command.name}') found='${optionWords(command).join(' ')}' ;;`)
  .join('\n')}
      esac
      return ;;
  esac
  case "$command" in
    '') found='${commands.map(({ name }) => name).join(' ')}' ;;
${commands.map(({ name, argument }) => `    '${name}') ${settingOf(argument)} ;;`).join('\n')}
  esac
}
`;

const patternOf = (keys: readonly string[]): string => keys.map((key) => `'${key}'`).join('|');

const settingOf = ({ words, files }: Expected): string =>
  `found='${words.join(' ')}' kind='${files ? 'files' : ''}'`;

/** Without an answer readline completes paths, so that is switched off where none belong. */
export const bashScript = (commands: readonly CommandGrammar[]): string => `${finder(commands)}
_bosh_diag() {
  local found kind cur="\${COMP_WORDS[COMP_CWORD]}"
  [[ "$cur" == '=' ]] && cur=''
  _bosh_diag_find "$cur" "\${COMP_WORDS[@]:1:COMP_CWORD-1}"
  COMPREPLY=($(compgen -W "$found" -- "$cur"))
  [[ "$kind" == files ]] || compopt +o default 2>/dev/null
  [[ "\${COMPREPLY[0]}" == *= ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -o default -F _bosh_diag bosh-diag
`;

/** As a file of `fpath` it is the function that completes, and is run for the first time when it is asked. */
export const zshScript = (commands: readonly CommandGrammar[]): string => `#compdef bosh-diag
${finder(commands)}
_bosh_diag() {
  local found kind cur="\${words[CURRENT]}"
  local -a before=("\${(@)words[2,CURRENT-1]}")
  if [[ "$cur" == --*=* ]]; then
    before+=("\${cur%%=*}") cur="\${cur#*=}"
    compset -P '*='
  fi
  _bosh_diag_find "$cur" "\${(@)before}"
  [[ -n "$found" ]] && compadd -- \${=found}
  [[ "$kind" == files ]] && _files
  return 0
}
if [[ "\${funcstack[1]}" == _bosh-diag ]]; then _bosh_diag "$@"; else compdef _bosh_diag bosh-diag; fi
`;
