/**
 * Bundles the built entries with everything that they import, as a web page would ship them, for size-limit to weigh.
 * The browser platform also proves that no Node built-in has slipped into the library: one would not resolve.
 */
export default {
  entry: {
    index: 'dist/public/index.js',
    qasm: 'dist/public/qasm.js',
    simulate: 'dist/public/simulate.js',
  },
  outDir: 'node_modules/.cache/ionloom/size',
  format: 'esm',
  platform: 'browser',
  target: 'es2023',
  noExternal: [/.*/],
  splitting: false,
  minify: true,
  clean: true,
  silent: true,
};
