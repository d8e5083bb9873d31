/**
 * JavaScript only: `tsc -p tsconfig.build.json` writes the declarations beside it, so both keep the folder layout of src/.
 * Dependencies of package.json stay imports; mathjs is a development dependency and is therefore bundled,
 * which keeps its number-only parser and leaves out the rest.
 */
export default {
  entry: {
    index: 'src/index.ts',
    'formats/qasm/index': 'src/formats/qasm/index.ts',
    'formats/ionq/index': 'src/formats/ionq/index.ts',
    'targets/index': 'src/targets/index.ts',
    'draw/index': 'src/draw/index.ts',
    'simulate/index': 'src/simulate/index.ts',
    'validate/index': 'src/validate/index.ts',
    'transpile/index': 'src/transpile/index.ts',
    'verify/index': 'src/verify/index.ts',
    'cli/main': 'src/cli/main.ts',
  },
  format: 'esm',
  target: 'node20',
  splitting: true,
  clean: true,
  silent: true,
};
