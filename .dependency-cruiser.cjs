/** The import table of docs/architecture.md. A layer may import what its line names, and itself. */
const layers = {
  domain: [],
  pipeline: ['domain'],
  gpu: ['domain'],
  protocol: ['domain'],
  worker: ['domain', 'pipeline', 'gpu', 'adapters', 'protocol'],
  app: ['protocol', 'domain'],
};

/** A package is known in one place only. */
const packages = {
  'onnxruntime-(web|common)': '^src/(adapters/ort/|gpu/.*[.]bench[.]ts$)',
  mediabunny: '^src/adapters/media/',
  '@huggingface/transformers': '^src/adapters/text/',
  '(react|react-dom|react-aria-components|lucide-react|zustand|idb-keyval)': '^src/app/',
  '@noble/hashes': '^src/adapters/storage/',
  'jsonc-parser': '^src/domain/',
  'workbox-[a-z-]+': '^src/serviceWorker[.]ts$',
};

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer}-imports`,
  comment: `${layer} may import ${[layer, ...allowed].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...allowed].join('|')})/` },
}));

const packageRules = Object.entries(packages).map(([name, home]) => ({
  name: `${name.replace(/[^a-z-]/g, '')}-has-one-home`,
  severity: 'error',
  from: { path: '^src/', pathNot: home },
  to: { path: `(^|node_modules/)${name}(/|$)` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'adapter-imports',
      comment: 'An adapter may import domain, pipeline/ports, gpu and itself: never another adapter.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/', pathNot: ['^src/(domain|gpu)/', '^src/pipeline/ports[.]ts$', '^src/adapters/$1/'] },
    },
    ...packageRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'A module that nothing imports, and that imports nothing, is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: ['[.]d[.]ts$', '[.](test|bench)[.]tsx?$'] },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'Except what Vite resolves: a file of a package as an address (?url).',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[?]url$' },
    },
    {
      name: 'no-development-package',
      comment: 'What ships may not import what only tests and tools have.',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.](test|bench)[.]tsx?$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'] },
  },
};
