const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
const builtIns = (...names) => `^(node:)?(${names.join('|')})(/|$)`;
const source = (...names) => `^functions/src/(${names.join('|')})`;

const WORLD = [
  packages('firebase-admin', '@google-cloud/[^/]+', '@google/[^/]+'),
  builtIns('fs', 'child_process', 'http', 'https', 'http2', 'net'),
];

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Of two modules that need each other neither can be read, tested or moved alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable-only',
      comment: 'An import that resolves to nothing hides from every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'contract-imports-zod-alone',
      comment: 'The dashboard shares the contract: whatever it imports would reach the browser.',
      severity: 'error',
      from: { path: source('contract/') },
      to: { pathNot: [source('contract/'), packages('zod')] },
    },
    {
      name: 'domain-is-pure',
      comment: 'No package, no built-in: what it answers depends on its arguments alone.',
      severity: 'error',
      from: { path: source('domain/') },
      to: { pathNot: source('domain/', 'signal/', 'contract/') },
    },
    {
      name: 'signal-is-pure-and-knows-no-judging',
      comment:
        'Measuring is fact: it must not know what a profile or a score is. A Fourier transform is arithmetic, and has one importer.',
      severity: 'error',
      from: { path: source('signal/'), pathNot: source('signal/onsets/hann-powers\\.ts$') },
      to: { pathNot: source('signal/', 'contract/') },
    },
    {
      name: 'fourier-transform-behind-one-file',
      comment: 'The one package that measuring needs, so that it can be swapped.',
      severity: 'error',
      from: { path: source('signal/onsets/hann-powers\\.ts$') },
      to: { pathNot: [source('signal/'), packages('fft\\.js')] },
    },
    {
      name: 'fluent-ffmpeg-behind-one-file',
      comment:
        'It is retired: its one importer contains its defects and can be swapped (decision 002).',
      severity: 'error',
      from: { pathNot: source('adapters/ffmpeg/run-ffmpeg\\.ts$') },
      to: { path: packages('fluent-ffmpeg') },
    },
    {
      name: 'generative-ai-behind-one-file',
      comment:
        'It is retired: its one importer contains its defects and can be swapped (decision 002).',
      severity: 'error',
      from: { pathNot: source('adapters/gemini/generate\\.ts$') },
      to: { path: packages('@google/generative-ai') },
    },
    {
      name: 'body-model-behind-one-folder',
      comment: 'Its packages are optional: whoever else imported them would not start without.',
      severity: 'error',
      from: { pathNot: source('adapters/movenet/') },
      to: { path: packages('@tensorflow/[^/]+', '@vladmandic/human') },
    },
    {
      name: 'workflows-reach-out-through-ports',
      comment: 'A use case is tested with fakes of its ports, so it has no other way outside.',
      severity: 'error',
      from: { path: source('workflows/') },
      to: { pathNot: source('workflows/', 'domain/', 'signal/', 'contract/') },
    },
    {
      name: 'adapters-know-ports-not-workflows',
      comment: 'An adapter serves any use case; knowing one would turn the dependency round.',
      severity: 'error',
      from: { path: source('adapters/') },
      to: { path: source('workflows/'), pathNot: source('workflows/ports(\\.ts$|/)') },
    },
    {
      name: 'only-app-builds-adapters',
      comment: 'Tests override adapters in one place because they are built in one place.',
      severity: 'error',
      from: { path: '^functions/src/', pathNot: source('adapters/', 'app\\.ts$') },
      to: { path: source('adapters/') },
    },
    {
      name: 'outside-world-only-in-adapters',
      comment: 'Files, processes, sockets and cloud SDKs enter through named doors.',
      severity: 'error',
      from: { path: '^functions/src/', pathNot: source('adapters/', 'app\\.ts$') },
      to: { path: WORLD },
    },
    {
      name: 'firebase-functions-only-at-the-edge',
      comment: 'Everything behind the entry points runs without the platform.',
      severity: 'error',
      from: {
        path: '^functions/src/',
        pathNot: source('entrypoints/', 'index\\.ts$', 'config\\.ts$', 'adapters/logger\\.ts$'),
      },
      to: { path: packages('firebase-functions') },
    },
    {
      name: 'product-imports-no-tests-or-scripts',
      comment: 'What deploys stands alone: tests, scripts and benchmarks do not deploy.',
      severity: 'error',
      from: { path: '^(functions/src|dashboard)/' },
      to: { path: '^(test|scripts|bench)/' },
    },
    {
      name: 'dashboard-reaches-functions-through-contract',
      comment: 'The contract is all that a client may know of the backend.',
      severity: 'error',
      from: { path: '^dashboard/' },
      to: { path: '^functions/src/', pathNot: source('contract/') },
    },
    {
      name: 'features-know-nothing-of-each-other',
      comment: 'Each is read, changed and removed by itself; pages put them together.',
      severity: 'error',
      from: { path: '^dashboard/features/([^/]+)/' },
      to: { path: '^dashboard/features/', pathNot: '^dashboard/features/$1/' },
    },
    {
      name: 'components-hold-no-data',
      comment: 'What they show is given to them, so that any feature may use them.',
      severity: 'error',
      from: { path: '^dashboard/components/' },
      to: { path: '^dashboard/', pathNot: ['^dashboard/components/', packages('.*')] },
    },
    {
      name: 'dashboard-firebase-knows-no-page',
      comment: 'Another application can take the folder as it is: docs/nextjs.md.',
      severity: 'error',
      from: { path: '^dashboard/firebase/' },
      to: { path: '^dashboard/(app|features|components)/' },
    },
    {
      name: 'browser-sdk-only-in-dashboard-firebase',
      comment: 'One place sets the SDK up and types its listeners.',
      severity: 'error',
      from: { path: '^dashboard/', pathNot: '^dashboard/firebase/' },
      to: { path: packages('firebase', '@firebase/[^/]+') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(functions/lib|dashboard/(out|\\.next))/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
