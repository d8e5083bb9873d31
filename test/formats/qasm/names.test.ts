import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circuitOf } from '../../../src/circuit/index.js';
import { parseQasm, printQasm2, printQasm3 } from '../../../src/formats/qasm/index.js';
import { allForms, allGates, gateNamed } from '../../../src/gates/index.js';
import { isParameterName, param } from '../../../src/math/index.js';

/** The words of the grammars: arXiv:1707.03429 (appendix) and source/grammar/qasm3Lexer.g4 of openqasm/openqasm. */
const words = {
  2: 'OPENQASM include qreg creg gate opaque barrier measure reset if pi sin cos tan exp ln sqrt'.split(' '),
  3: `OPENQASM include defcalgrammar def cal defcal gate extern box let break continue if else end return for while in
    switch case default nop pragma input output const readonly mutable qreg qubit creg bool bit int uint float angle
    complex array void duration stretch gphase inv pow ctrl negctrl durationof delay reset measure barrier true false
    im`.split(/\s+/),
} as const;

const only = (version: 2 | 3) =>
  words[version].filter((word) => !(words[(2 + 3 - version) as 2 | 3] as readonly string[]).includes(word));

describe('the reserved words of a version', () => {
  test.each(words[2])('OpenQASM 2: %s is no name', (word) => {
    for (const text of [`qreg ${word}[1];`, `creg ${word}[1];`, `gate ${word} a { }`, `gate g ${word} { }`]) {
      expect(() => parseQasm(`OPENQASM 2.0; qreg q[1]; ${text}`)).toThrow();
    }
  });

  test.each(words[3])('OpenQASM 3: %s is no name', (word) => {
    const texts = [
      'qubit W;',
      'bit W;',
      'gate W a { }',
      'gate g(W) a { }',
      'const int W = 1;',
      'input angle W;',
      'let W = q;',
    ];
    for (const text of texts) {
      expect(() => parseQasm(`OPENQASM 3.0; qubit[2] q; ${text.replace('W', word)}`)).toThrow();
    }
  });

  test.each(only(3))('are names in OpenQASM 2: %s', (word) => {
    const { measurements, operations } = parseQasm(
      `OPENQASM 2.0; include "qelib1.inc"; qreg q[1]; creg ${word}[1]; gate g${word}(${word}) a { rx(${word}) a; } g${word}(1) q[0]; measure q -> ${word};`,
    );
    expect([measurements[0]?.key, operations.length]).toEqual([word, 1]);
    expect(
      parseQasm(
        `OPENQASM 2.0; qreg ${word}[1]; gate x${word} a { CX a, a; } U(0, 0, 0) ${word}[0];`.replace('CX a, a;', ''),
      ).operations,
    ).toHaveLength(1);
    expect(
      parseQasm(`OPENQASM 2.0; include "qelib1.inc"; qreg q[1]; gate ${word} a { x a; } ${word} q[0];`).operations,
    ).toHaveLength(1);
  });

  test.each(only(2))('are names in OpenQASM 3: %s', (word) => {
    // What the language predefines can be no register's name.
    if (word === 'pi') return;
    const { measurements, operations } = parseQasm(
      `OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; bit[2] ${word}; x q; ${word} = measure q;`,
    );
    expect([measurements[0]?.key, operations.length]).toEqual([word, 2]);
    const gate = `gate ${word} a { x a; } ${word} q[0]; ${word} q; inv @ ${word} q[1];`;
    expect(parseQasm(`OPENQASM 3.0; qubit[2] q; ${gate}`).operations).toHaveLength(4);
    const parameter = `gate ${word}(t) a { rx(t) a; } ${word}(0.5) q[0];`;
    expect(parseQasm(`OPENQASM 3.0; qubit[2] q; ${parameter}`).operations).toHaveLength(1);
  });

  test('are not the same in the file', () => {
    const text = readFileSync(new URL('../../data/circuits/name-opaque.qasm', import.meta.url), 'utf8');
    expect(parseQasm(text).measurements).toEqual([{ key: 'opaque', wires: [0, 1] }]);
  });
});

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
