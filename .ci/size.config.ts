/**
 * Bundles the built entries with everything that they import, as a web page would ship them, for size-limit to weigh.
 * The browser platform also proves that no Node built-in has slipped into the library: one would not resolve.
 */
const shipped = {
  format: 'esm',
  platform: 'browser',
  target: 'es2023',
  noExternal: [/.*/],
  minify: true,
  clean: true,
  silent: true,
};

/** What of a build its plugins see. */
interface Build {
  onResolve(
    which: { readonly filter: RegExp },
    resolve: (asked: { readonly kind: string; readonly path: string }) => object | undefined,
  ): void;
}

/** The transpiler, the validator and the targets are fetched by the runs that need them. */
const loadedWhenNeeded = {
  name: 'loaded-when-needed',
  setup: (build: Build) =>
    build.onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    ),
};

export default [
  {
    ...shipped,
    entry: {
      index: 'dist/public/index.js',
      qasm: 'dist/public/qasm.js',
      simulate: 'dist/public/simulate.js',
      observe: 'dist/public/observe.js',
    },
    outDir: 'node_modules/.cache/ionloom/size/alone',
    splitting: false,
  },
  {
    ...shipped,
    // What both need is split off, so that cloud.js is what the client adds to a page that has ionloom/ionq.
    entry: { ionq: 'dist/public/ionq.js', cloud: 'dist/public/cloud.js' },
    outDir: 'node_modules/.cache/ionloom/size/cloud',
    splitting: true,
    esbuildPlugins: [loadedWhenNeeded],
  },
];
