import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circuitOf } from '../../../../src/circuit/index.js';
import { parseQasm, printQasm2, printQasm3 } from '../../../../src/formats/qasm/index.js';
import { allForms, allGates, gateNamed } from '../../../../src/gates/index.js';
import { isParameterName, param } from '../../../../src/math/index.js';
import { words } from '../grammar-words.js';

const someWords = [
  ...words[2],
  ...words[3],
  ...[...allGates, ...allForms].map(({ name }) => name),
  ...'U CX q r_ q_1 nop_1 pi_1 e E tau euler mod floor log arcsin popcount rotl sizeof π τ ℇ sxdg cx sdg rzz ryy'.split(
    ' ',
  ),
];

const letters = fc.constantFrom(...'aZ_09 -.é量"\n\u200b\u3164\u00a0\u001b\u202e𝛼');
const key = fc
  .oneof(fc.constantFrom(...someWords), fc.string({ unit: letters, minLength: 1, maxLength: 6 }))
  .filter((text) => text !== '');

const identifiers = {
  2: /^[a-z][A-Za-z0-9_]*$/,
  3: /^[\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{Nl}_][\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{Nl}_0-9]*$/u,
};

/** A circuit with gates that need definitions, keys, and, in OpenQASM 3, free parameters. */
const named = fc.tuple(
  fc.uniqueArray(key, { minLength: 1, maxLength: 3 }),
  fc.uniqueArray(key.filter(isParameterName), { maxLength: 2 }),
  fc.uniqueArray(fc.constantFrom('iswap', 'ecr', 'yy', 'rccx', 'vi', 'dcx'), { maxLength: 3 }),
  fc.boolean(),
);

describe('what is written can be read', () => {
  test.each([
    [2, printQasm2],
    [3, printQasm3],
  ] as const)('OpenQASM %i: whatever keys, parameters and gates are called', (version, print) => {
    fc.assert(
      fc.property(named, ([keys, parameters, gates, isNative]) => {
        const angles = version === 2 ? [] : parameters;
        const operations = isNative
          ? [
              ...angles.map((name) => ({
                gate: gateNamed('gpi', 'native')!,
                parameters: [param(name)],
                controls: [],
                targets: [0],
              })),
              { gate: gateNamed('nop', 'native')!, parameters: [], controls: [], targets: [0] },
            ]
          : [
              ...angles.map((name) => ({
                gate: gateNamed('rx', 'qis')!,
                parameters: [param(name)],
                controls: [],
                targets: [0],
              })),
              ...gates.map((name) => {
                const gate = gateNamed(name, 'qis')!;
                const targets = [0, 1, 2].slice(0, gate.targets as number);
                return { gate, parameters: gate.parameters.map(() => 0.3), controls: [], targets };
              }),
            ];
        const measurements = keys.map((each, k) => ({ key: each, wires: [k] }));
        const text = print(circuitOf(isNative ? 'native' : 'qis', 3, operations, { measurements }));
        const read = parseQasm(text);
        expect(
          read.measurements.map(({ wires }) => wires),
          text,
        ).toEqual(measurements.map(({ wires }) => wires));
        expect(read.parameters.length, text).toBe(new Set(angles).size);
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const names = [
          ...text.matchAll(/^(?:qreg|creg|qubit\[\d+\]|bit\[\d+\]|input float\[64\]|gate) ([^[;( ]+)/gm),
        ].map(([, name]) => name!);
        expect(names.length).toBeGreaterThan(keys.length);
        expect(new Set(names).size, text).toBe(names.length);
        for (const name of names) {
          expect(name).toMatch(identifiers[version]);
          expect(name).not.toMatch(/\p{DI}/u);
          expect(words[version] as readonly string[], text).not.toContain(name);
        }
      }),
      { seed: 20261129, numRuns: 300 },
    );
  });
});
