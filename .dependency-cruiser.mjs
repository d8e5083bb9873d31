/**
 * The floors of src/: a folder imports only from floors below its own, and only through the other folder's index.ts.
 * Folders of one floor do not know each other; the exceptions are listed.
 */
const floors = [
  ['errors', 'math', 'printing', 'steps'],
  ['gates'],
  ['pauli'],
  ['circuit'],
  ['formats/ionq', 'formats/qasm', 'targets', 'draw'],
  ['documents'],
  ['simulate', 'validate', 'transpile'],
  ['verify', 'cloud', 'observe'],
  ['tasks'],
  ['emulator'],
  ['node'],
  ['cli'],
];
const sameFloorExceptions = { math: ['errors'], printing: ['errors'] };

/**
 * The floors inside src/simulate/, by path: rooms, and files that stand alone. Those of one floor do not know each
 * other.
 */
const simulateFloors = [
  ['bits/', 'memory[.]ts$'],
  ['sampling/'],
  ['noise/'],
  ['contract/'],
  ['statevector/kernels/', 'density-matrix/', 'stabilizer/'],
  ['statevector/actions/'],
  ['statevector/normal-form/'],
  ['statevector/schedule/'],
  ['statevector/tiles/'],
  ['statevector/threads/'],
  ['statevector/[^/]+[.]ts$'],
  ['trajectories/', 'observables/'],
  ['engines[.]ts$', 'result[.]ts$'],
  ['simulate[.]ts$'],
  ['hamiltonian-energy[.]ts$', 'moments[.]ts$', 'trajectory-ranges[.]ts$'],
  ['index[.]ts$'],
];

/** The same inside src/verify/. */
const verifyFloors = [
  ['relation[.]ts$', 'equality[.]ts$', 'compare[.]ts$', 'stimuli[.]ts$'],
  ['pauli-rotations/', 'path-sums/', 'register[.]ts$'],
  ['certificate/'],
  ['read-out[.]ts$', 'from-zeros[.]ts$'],
  ['question[.]ts$', 'finding[.]ts$'],
  ['check[.]ts$', 'words[.]ts$'],
  ['tableaux[.]ts$'],
  ['checks/'],
  ['checks[.]ts$'],
  ['verdict[.]ts$'],
  ['verify[.]ts$'],
  ['verify-passes[.]ts$'],
  ['index[.]ts$'],
];

/**
 * The same inside src/transpile/: what is made of a meaning stands below whoever looks for one in a circuit, comparing
 * below all that replaces, and the list of what is tried at the top.
 */
const transpileFloors = [
  ['left-out[.]ts$'],
  ['synthesis/controls/', 'synthesis/parities/', 'synthesis/paulis/'],
  ['synthesis/elementary/'],
  ['synthesis/three-wires/'],
  ['synthesis/numeric/'],
  ['views/'],
  ['checks/'],
  ['native/'],
  ['blocks/'],
  ['routing/'],
  ['pipeline/'],
  ['passes/'],
  ['candidates[.]ts$', 'check-target[.]ts$', 'derivation[.]ts$', 'fold[.]ts$', 'read-out[.]ts$', 'report[.]ts$'],
  ['transpilation[.]ts$'],
  ['transpile[.]ts$'],
  ['index[.]ts$'],
];

/** The same inside src/cloud/: errors and options, then one request, then what can be asked for, then whole runs. */
const cloudFloors = [
  ['surroundings[.]ts$', 'errors/'],
  ['base-url[.]ts$', 'events[.]ts$', 'secrets[.]ts$'],
  ['options[.]ts$'],
  ['transport/'],
  ['resources/'],
  ['runs/'],
  ['client[.]ts$'],
  ['index[.]ts$'],
];

/** The same inside src/observe/. */
const observeFloors = [
  ['terms[.]ts$', 'shots[.]ts$', 'readings[.]ts$', 'shift-rule[.]ts$'],
  ['read-out-circuit[.]ts$'],
  ['read-outs[.]ts$'],
  ['measurements[.]ts$'],
  ['estimate[.]ts$', 'parameter-shift[.]ts$'],
  ['gradient[.]ts$'],
  ['index[.]ts$'],
];

const folders = floors.flat();
const alternatives = folders.join('|');

const floorRules = floors.flatMap((floor, height) =>
  floor.map((folder) => {
    const below = [...floors.slice(0, height).flat(), ...(sameFloorExceptions[folder] ?? [])];
    return {
      name: `floor-${folder.replace('/', '-')}`,
      comment: `${folder}/ imports only itself and the index.ts of: ${below.join(', ') || 'nothing else'}`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: [`^src/${folder}/`, ...below.map((other) => `^src/${other}/index[.]ts$`)] },
    };
  }),
);

/** One rule for each room of a folder. */
function roomRules(folder, rooms) {
  return [
    ...rooms.flatMap((floor, height) =>
      floor.map((room) => ({
        name: `room-${folder}-${room
          .replaceAll(/[^a-z-]+(ts)?/g, ' ')
          .trim()
          .replaceAll(' ', '-')}`,
        comment: `inside ${folder}/, ${room} imports only itself and what stands below it`,
        severity: 'error',
        from: { path: `^src/${folder}/${room}` },
        to: {
          path: `^src/${folder}/`,
          pathNot: [room, ...rooms.slice(0, height).flat()].map((below) => `^src/${folder}/${below}`),
        },
      })),
    ),
    {
      name: `rooms-${folder}`,
      comment: `every file of ${folder}/ stands in one of its rooms`,
      severity: 'error',
      from: { path: `^src/${folder}/`, pathNot: rooms.flat().map((room) => `^src/${folder}/${room}`) },
      to: {},
    },
  ];
}

export default {
  forbidden: [
    ...floorRules,
    ...roomRules('simulate', simulateFloors),
    ...roomRules('transpile', transpileFloors),
    ...roomRules('verify', verifyFloors),
    ...roomRules('cloud', cloudFloors),
    ...roomRules('observe', observeFloors),
    {
      name: 'one-wire-from-both-ends',
      comment: 'client and service are written apart, so that one proves the other',
      severity: 'error',
      from: { path: '^src/emulator/' },
      to: { path: '^src/cloud/' },
    },
    {
      name: 'client-computes-nothing',
      comment: 'the client of the service knows no engine: what ran is answered by the service',
      severity: 'error',
      from: { path: '^src/cloud/' },
      to: { path: '^src/(simulate|verify)/' },
    },
    {
      name: 'observing-runs-nothing',
      comment: 'results of simulations and of the service are told by their shape',
      severity: 'error',
      from: { path: '^src/observe/' },
      to: { path: '^src/(simulate|formats|documents)/' },
    },
    {
      name: 'machinery-of-a-pass',
      comment: "a pass's folder is its own; what several passes share over Pauli regions is the one exception",
      severity: 'error',
      from: { path: '^src/transpile/passes/([^/.]+)' },
      to: {
        path: '^src/transpile/passes/',
        pathNot: ['^src/transpile/passes/$1[/.]', '^src/transpile/passes/pauli-regions/'],
      },
    },
    {
      name: 'passes-read-circuits',
      comment: 'transpiling goes from circuit to circuit and knows no format, though formats stand on a lower floor',
      severity: 'error',
      from: { path: '^src/transpile/' },
      to: { path: '^src/(formats|documents)/' },
    },
    {
      name: 'public-face',
      comment: 'public/ exports what the folders export, and nothing deeper',
      severity: 'error',
      from: { path: '^src/public/' },
      to: { path: '^src/', pathNot: ['^src/public/', `^src/(${alternatives})/index[.]ts$`] },
    },
    {
      name: 'no-other-folder',
      comment: 'every source file stands on one of the floors, or is a face of the package',
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/(${alternatives}|public)/`] },
      to: {},
    },
    {
      name: 'no-cycles',
      comment: 'types that speak of each other may live in two files of a folder; code that runs may not',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'browser-safe',
      comment: 'Node built-ins are for what only Node can, and for the command line',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(node|cli)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'declared-dependencies',
      comment: 'a source file imports run-time dependencies, optional ones too; the number-only mathjs is bundled',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
        pathNot: [
          'node_modules/mathjs/lib/esm/number[.]js$',
          // Peers of the package: who installs it decides about them.
          'node_modules/(@hono/node-server|bullmq|hono|ioredis|libsql|piscina)/',
        ],
      },
    },
    {
      name: 'commander-for-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: 'node_modules/commander/' },
    },
    {
      name: 'optional-packages',
      comment: 'what not everybody has installed is for what only Node can',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/node/' },
      to: { path: 'node_modules/(@hono/node-server|bullmq|ioredis|libsql|piscina)/' },
    },
    {
      name: 'benchmarks-use-public-faces',
      comment: 'benchmarks and examples see what a user sees',
      severity: 'error',
      from: { path: '^(bench|docs)/' },
      // To measure what comparing costs it has to be switched off, which nobody else may do.
      to: { path: '^src/', pathNot: ['^src/public/', '^src/transpile/checks/switch[.]ts$'] },
    },
    {
      name: 'unresolvable',
      severity: 'error',
      // What is compared with is installed beside the package, and never needed by it.
      from: { pathNot: '^bench/peers/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
