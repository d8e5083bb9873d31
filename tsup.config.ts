/**
 * JavaScript only: `tsc -p tsconfig.build.json` writes the declarations beside it, so both keep the folder layout of src/.
 * Dependencies of package.json stay imports; mathjs is a development dependency and is therefore bundled,
 * which keeps its number-only parser and leaves out the rest.
 */
export default {
  // Threads of the emulator load a file of their own.
  entry: ['src/public/*.ts', 'src/cli/main.ts', 'src/node/run-worker.ts'],
  format: 'esm',
  target: 'node20',
  splitting: true,
  clean: true,
  silent: true,
};
