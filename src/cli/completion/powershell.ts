import { casesOf, optionWords, rootOptions } from './cases.ts';
import type { CommandGrammar } from './grammar.ts';

/** Where it offers nothing PowerShell completes paths by itself. */
export const powershellScript = (
  commands: readonly CommandGrammar[],
): string => `Register-ArgumentCompleter -Native -CommandName bosh-diag -ScriptBlock {
  param($current, $ast, $position)
  $values = @{
${casesOf(commands)
  .flatMap(({ keys, expected }) => keys.map((key) => entry(key, expected.words)))
  .join('\n')}
  }
  $options = @{
${[entry('', rootOptions), ...commands.map((command) => entry(command.name, optionWords(command)))].join('\n')}
  }
  $arguments = @{
${[
  entry(
    '',
    commands.map(({ name }) => name),
  ),
  ...commands.map(({ name, argument }) => entry(name, argument.words)),
].join('\n')}
  }
  $command = ''
  $option = ''
  $before = $ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position }
  foreach ($element in ($before | Select-Object -Skip 1)) {
    $word = $element.ToString()
    if ($word.StartsWith('-')) { $option = $word }
    elseif ($command -eq '') { $command = $word; $option = '' }
    elseif ($option -ne '' -and -not $option.EndsWith(' ...')) { $option += ' ...' }
  }
  $key = "$command $option"
  if ($values.ContainsKey($key)) { $words = $values[$key] }
  elseif ($current.StartsWith('-')) { $words = $options[$command] }
  else { $words = $arguments[$command] }
  "$words".Split(' ') | Where-Object { $_ -ne '' -and $_.StartsWith($current) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;

const entry = (key: string, words: readonly string[]): string =>
  `    '${key}' = '${words.join(' ')}'`;
