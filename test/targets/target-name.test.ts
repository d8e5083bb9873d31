import { describe, expect, it } from 'vitest';
import { targetNames } from '../../src/targets/index.js';
import { languageServiceOf } from '../typescript-program.js';

const path = new URL('./edited.ts', import.meta.url).pathname;
const text = `import { circuit } from '../../src/circuit/index.js';
import { transpile } from '../../src/transpile/index.js';
import { estimatePrice, findTarget } from '../../src/targets/index.js';
import { validate } from '../../src/validate/index.js';
transpile(circuit(1), 'transpile');
findTarget('find');
estimatePrice('estimate', { pulses: 1, entanglingGates: 1, shots: 1 });
validate({}, 'validate');
`;
const service = languageServiceOf(new Map([[path, text]]));

describe('an editor completes the names of all targets', () => {
  it.each(["'transpile'", "'find'", "'estimate'", "'validate'"])('at %s', (place) => {
    const completed = service.getCompletionsAtPosition(path, text.indexOf(place) + 1, {})!.entries;
    expect(completed.map(({ name }) => name).sort()).toEqual([...targetNames].sort());
  });
});
