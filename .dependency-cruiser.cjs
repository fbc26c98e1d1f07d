// The walls between the stages. A comment says what an offender probably means, and what to do.
const error = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

/** `folder` may import itself and `allowed`, and nothing else of src; so may all of it but `others`. */
const stage = (folder, allowed, comment, others) =>
  error(
    `${folder}-stays-in-its-stage`,
    comment,
    { path: `^src/${folder}/`, ...(others && { pathNot: others }) },
    { path: '^src/', pathNot: [folder, ...allowed].map((path) => `^src/${path}(/|[.]ts$)`) },
  );

const stages = [
  stage(
    'model',
    [],
    'The model is the nouns everybody shares, so it knows nobody. If a type needs something from a stage, the type belongs to that stage, or the something is a noun and moves into src/model.',
  ),
  stage(
    'scan',
    [],
    'The scanner looks at bytes: anchors in, record ranges out. It needs no noun of ours. Take what you need as a plain argument, and let src/analyze.ts pass it.',
  ),
  stage(
    'parsers',
    ['model'],
    'A parser reads one record into observations. If it wants the clock, a session or another file, it is doing the work of the timeline or of a rule: return the fact and decide there.',
    '^src/parsers/[^/]+/kernel/',
  ),
  stage(
    'parse',
    ['model', 'scan', 'parsers', 'bundle', 'timeline/logs', 'report/credentials'],
    'What reads segments, in this thread or another, turns bytes into batches. Which files there are, and what becomes of what they say, is up to the steps beside it.',
  ),
  error(
    'kernels-are-another-language',
    'Kernels are AssemblyScript, compiled by scripts/compile-kernels.mjs into kernel-code.ts: they and TypeScript cannot import each other. Constants that both need stand in both, held equal by a test.',
    { path: '^src/.+/kernel/' },
    { path: '^src/', pathNot: '^src/.+/kernel/' },
  ),
  error(
    'nobody-imports-a-kernel',
    'Import kernel-code.ts, which is compiled from it.',
    { path: '^src/', pathNot: '^src/.+/kernel/' },
    { path: '^src/.+/kernel/' },
  ),
  stage(
    'bundle',
    ['model', 'parsers'],
    'The bundle finds files and asks the parsers who claims them. Scanning what it found is the next step: hand the source over to src/analyze.ts.',
  ),
  stage(
    'timeline',
    ['model'],
    'The timeline puts facts in order, whoever read them. If it needs to know a log family, the missing piece is a field of the fact; if it judges, that is a rule.',
  ),
  stage(
    'rules',
    ['model', 'timeline'],
    'A rule answers one question from its window. If it needs a file, a parser or the other verdicts, ask for the event kind in `reads`, or leave the weighing to src/diagnose.',
  ),
  stage(
    'diagnose',
    ['model', 'rules', 'timeline'],
    'The diagnosis runs rules over disconnects and weighs the answers. Reading belongs before it, printing after it: put what you need into the timeline or the report.',
  ),
  stage(
    'report',
    ['model', 'bundle', 'timeline', 'diagnose', 'parse-source'],
    'The report puts verdicts into plain data and fetches the cited lines. It decides nothing: a verdict belongs to src/diagnose or to a rule, and what a format looks like to src/reporters.',
  ),
  stage(
    'redact',
    ['model', 'report/credentials'],
    'The redaction turns texts into texts: it learns, replaces and checks what it is handed. Reading a bundle for it is up to src/redact-bundle.ts, writing one to src/cli; if it needs a parser, take its words as an argument.',
  ),
  stage(
    'reporters',
    ['model'],
    'A reporter prints what the report says and computes nothing: a saved report must print without the logs. If something is missing, add it to the report in src/model and fill it in its stage.',
    '^src/reporters/render[.]ts$',
  ),
  error(
    'render-picks-and-prints',
    'src/reporters/render.ts is what programs call: it picks from a report (src/report/select.ts, which needs no logs) and has it printed by the registry, as src/cli does. All else of a format belongs to its reporter.',
    { path: '^src/reporters/render[.]ts$' },
    {
      path: '^src/',
      pathNot: '^src/(model/|report/select[.]ts$|reporters/(index|reporter)[.]ts$)',
    },
  ),
  stage(
    'yaml',
    ['model'],
    'What reads the YAML that people write knows no scenario and no setting, only schemas. Take what is special about one file as a part of `Wanted`.',
  ),
  stage(
    'lab',
    ['model', 'yaml', 'index'],
    'The lab uses the product as a user does, through src/index.ts, or its score would measure something else. Export what you need there, or make it a noun of src/model.',
  ),
  stage(
    'cli',
    ['index', 'product', 'parse-settings', 'lab', 'model', 'reporters', 'yaml'],
    'The command line turns arguments into calls of src/index.ts, by its two parts, and a report into text. If it needs a stage, it is doing analysis: move that into the stage, and export it from src/product.ts.',
  ),
  error(
    'pipeline-ends-with-the-report',
    'src/analyze.ts, and the steps lying beside it, end with a report, for whoever asked. Printing it is up to src/cli; what the lab or the public API need, they import from here, not the other way round.',
    { path: '^src/[^/]+[.]ts$', pathNot: '^src/index[.]ts$' },
    { path: '^src/(cli|reporters|lab)/|^src/(index|product)[.]ts$' },
  ),
  error(
    'index-is-below-the-command-line',
    'src/index.ts is what programs import: it may not pull in argv, streams or the lab. Move the part you want to share out of src/cli or src/lab.',
    { path: '^src/index[.]ts$' },
    { path: '^src/(cli|lab)/' },
  ),
];

const siblings = [
  error(
    'parsers-know-no-sibling',
    'Two log families that share code today differ with the next product version. Copy the few lines, or move what is truly common to a file directly in src/parsers, or to src/model. Only the registry src/parsers/index.ts knows them all.',
    { path: '^src/parsers/([^/]+)/' },
    { path: '^src/parsers/([^/]+/|index[.]ts$)', pathNot: '^src/parsers/$1/' },
  ),
  error(
    'only-the-registry-knows-the-parsers',
    'A shared file of src/parsers that imports one log family ties all the others to it. Pass it in as an argument, or list it in src/parsers/index.ts.',
    { path: '^src/parsers/[^/]+[.]ts$', pathNot: '^src/parsers/index[.]ts$' },
    { path: '^src/parsers/([^/]+/|index[.]ts$)' },
  ),
  error(
    'rules-know-no-sibling',
    'A rule that calls another rule counts its evidence twice. If two rules need the same derived fact, it belongs to src/timeline; the shared contract is src/rules/rule.ts; weighing causes is for src/diagnose.',
    { path: '^src/rules/([^/]+)', pathNot: '^src/rules/index[.]ts$' },
    { path: '^src/rules/', pathNot: ['^src/rules/rule[.]ts$', '^src/rules/$1(/|$)'] },
  ),
  error(
    'rules-see-timeline-types-only',
    'A rule sees the slice it is handed and may name its types (`import type`), but building timelines is done before it runs. Compute it in src/timeline and put the result into the window.',
    { path: '^src/rules/' },
    { path: '^src/timeline/', dependencyTypesNot: ['type-only'] },
  ),
  error(
    'diagnose-knows-no-rule-by-name',
    'The diagnosis treats all rules alike. Import the registry (src/rules/index.ts) or the contract (src/rules/rule.ts); what is special about one rule goes into its `meta`.',
    { path: '^src/diagnose/' },
    { path: '^src/rules/', pathNot: '^src/rules/(index|rule)[.]ts$' },
  ),
  error(
    'reporters-know-no-sibling',
    'Each format must be free to change its looks. Numbers both need belong to the report in src/model, sentences to src/reporters/phrases; the shared contract is src/reporters/reporter.ts. Only the registry src/reporters/index.ts knows them all.',
    { path: '^src/reporters/([^/]+)', pathNot: '^src/reporters/(index|render)[.]ts$' },
    {
      path: '^src/reporters/',
      pathNot: [
        '^src/reporters/reporter[.]ts$',
        '^src/reporters/phrases/',
        '^src/reporters/$1(/|$)',
      ],
    },
  ),
];

const hygiene = [
  error(
    'only-the-edges-touch-the-outside',
    'Files are read in src/bundle and written by src/cli and src/lab; everything between works on what it is given. Take the bytes or the text as an argument.',
    { path: '^src/', pathNot: '^src/(bundle|cli|lab)/' },
    {
      dependencyTypes: ['core'],
      path: '^(node:)?(fs|fs/promises|process|child_process|readline|readline/promises|net|http|https|dns|os|tty)$',
    },
  ),
  error(
    'no-circular',
    'Two files that need each other are one idea, or hide a third: merge them, or move what both need to a file of its own.',
    {},
    { circular: true },
  ),
  error(
    'no-orphans',
    'Nobody imports this file and it imports nobody: a parser or rule not yet in its registry, or left over. Register it or delete it.',
    { orphan: true, pathNot: ['[.]d[.]ts$', '^src/index[.]ts$', '^src/cli/main[.]ts$'] },
    {},
  ),
  error(
    'not-to-test',
    'The product does not know its tests. If a helper is useful to both, it belongs to src.',
    { path: '^src/' },
    { path: '^(test|bench|scripts|fixtures)/' },
  ),
  error(
    'not-to-dev-dep',
    'Users install without devDependencies, so this import fails on their machines. Move the package to dependencies, or do without. (commander is bundled, scripts/bundle-cli.mjs.)',
    { path: '^src/' },
    {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: '/(@types|commander)/',
    },
  ),
  error(
    'not-to-unlisted',
    'This package is here by luck, through somebody else. List it in package.json with an exact version, or do without.',
    { path: '^src/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-optional'] },
  ),
  error(
    'not-to-unresolvable',
    'There is no such file or package: a typo, a missing `.ts` extension, or `npm ci` was not run.',
    {},
    { couldNotResolve: true },
  ),
];

module.exports = {
  forbidden: [...stages, ...siblings, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
