import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRange } from '../../../src/errors/index.js';
import { parseQasm, parseQasmWithPlaces } from '../../../src/formats/qasm/index.js';
import { samples } from './samples.js';

const textAt = (text: string, range: TextRange | null) => range && text.slice(range.from, range.to);

/** The statement behind each operation, and behind each bit of each measurement. */
function statements(text: string): readonly [operations: readonly string[], bits: readonly (readonly unknown[])[]] {
  const { circuit, places } = parseQasmWithPlaces(text, {});
  expect(circuit).toEqual(parseQasm(text));
  expect(places.operations).toHaveLength(circuit.operations.length);
  expect(places.measurements.map((bits) => bits.length)).toEqual(circuit.measurements.map(({ wires }) => wires.length));
  return [
    places.operations.map((range) => text.slice(range.from, range.to)),
    places.measurements.map((bits) => bits.map((range) => textAt(text, range))),
  ];
}

const times = (count: number, text: string) => new Array<string>(count).fill(text);

describe('the statement behind an operation', () => {
  it('is the gate call, without its semicolon and the comments around it', () => {
    const [operations] = statements(
      '\uFEFFOPENQASM 2.0;\r\ninclude "qelib1.inc"; /* 😀 */ qreg q[2];\r\nh /* 😀 here */ q[0] ; // x q[0];\r\ncx\tq[0],\r\n  q[1];barrier q;',
    );
    expect(operations).toEqual(['h /* 😀 here */ q[0]', 'cx\tq[0],\r\n  q[1]', 'barrier q']);
  });

  it('is one for all that a call makes: broadcasting, modifiers, defined gates', () => {
    const [operations] = statements(`OPENQASM 3.0;
gate pair(t) a, b { h a; rx(t) b; cx a, b; }
gate twice a, b { pair(1) a, b; barrier a; inv @ pair(2) a, b; }
qubit[3] q;
h q;
twice q[0], q[1];
negctrl @ twice q[2], q[0], q[1];
pow(2) @ s q[1:2];
gphase(pi);
ctrl @ gphase(0.5) q[0];`);
    const calls = [
      'twice q[0], q[1]',
      'negctrl @ twice q[2], q[0], q[1]',
      'pow(2) @ s q[1:2]',
      'ctrl @ gphase(0.5) q[0]',
    ];
    expect([...new Set(operations)]).toEqual(['h q', ...calls]);
    expect(operations.filter((text) => text === 'h q')).toHaveLength(3);
    expect(operations.filter((text) => text === calls[0])).toHaveLength(7);
  });

  it('is in loops, boxes and branches that are known that of the body', () => {
    const [operations] = statements(`OPENQASM 3.0;
qubit[2] q;
for int i in [0:1] { h q[i]; for int k in {1, 2} rz(k) q[i]; }
if (2 > 1) { x q[0]; } else { y q[0]; }
box { z q; }`);
    const turn = ['h q[i]', 'rz(k) q[i]', 'rz(k) q[i]'];
    expect(operations).toEqual([...turn, ...turn, 'x q[0]', 'z q', 'z q']);
  });

  it('is the whole of an `if` that waits for measured bits', () => {
    const three = 'if (c[0] == 1) { x q[1]; if (!c[0]) y q[1]; h q[1]; } else z q[1];';
    const [operations] = statements(
      `OPENQASM 3.0; qubit[2] q; bit[1] c; h q[0]; c[0] = measure q[0]; ${three} h q[1];`,
    );
    expect(operations.slice(0, 1)).toEqual(['h q[0]']);
    expect(operations.slice(1, -1)).toEqual(times(operations.length - 2, three));
    expect(operations.length).toBeGreaterThan(4);
    expect(operations.at(-1)).toBe('h q[1]');
    const [two] = statements(
      'OPENQASM 2.0; include "qelib1.inc"; qreg q[2]; creg c[1]; measure q[0] -> c[0]; if (c == 1) x q[1]; h q[1];',
    );
    expect(two).toEqual(['if (c == 1) x q[1];', 'h q[1]']);
  });

  it('is the native gate of all abstract ones that are written for it', () => {
    const [native] = statements('OPENQASM 3.0; qubit[2] q; gpi(0.1) q[0]; ms(0, 0, 0.25) q[0], q[1];');
    expect(native).toEqual(['gpi(0.1) q[0]', 'ms(0, 0, 0.25) q[0], q[1]']);
    const [mixed] = statements('OPENQASM 3.0; qubit[2] q; gpi(0.1) q[0]; h q[1]; ms(0, 0.1, 0.25) q[0], q[1]; x q[0];');
    expect([...new Set(mixed)]).toEqual(['gpi(0.1) q[0]', 'h q[1]', 'ms(0, 0.1, 0.25) q[0], q[1]', 'x q[0]']);
    expect(mixed.length).toBeGreaterThan(4);
  });
});

describe('the statement behind a measured bit', () => {
  it('is the last one that wrote it, in all forms of both versions', () => {
    const two =
      'OPENQASM 2.0; include "qelib1.inc"; qreg q[3]; creg a[1]; creg b[2]; measure q[1] -> b[1]; measure q[0]->a[0];';
    expect(statements(two)[1]).toEqual([['measure q[0]->a[0]'], [null, 'measure q[1] -> b[1]']]);
    const three = `OPENQASM 3.0; qubit[4] q; bit[2] c; bit d = measure q[3];
c = measure q[0:1];
c[1] = measure q[2];`;
    expect(statements(three)[1]).toEqual([['c = measure q[0:1]', 'c[1] = measure q[2]'], ['bit d = measure q[3]']]);
    const loop = 'OPENQASM 3.0; qubit[2] q; bit[2] c; for int i in [0:1] { measure q[i] -> c[i]; }';
    expect(statements(loop)[1]).toEqual([times(2, 'measure q[i] -> c[i]')]);
    expect(statements('OPENQASM 3.0; qubit q; bit c; measure q;')[1]).toEqual([]);
  });
});

/** A statement of a program on q[4] after the gates and constants that it may use. */
const statement = fc.constantFrom(
  'h q[0]',
  'h q',
  'cx q[0:1], q[2:3]',
  'cx q[0], q[1:3]',
  'rz(turn) q[{3, 1}]',
  'pair(0.3) q[2], q[0]',
  'wide q[0:1], q[2:3]',
  'inv @ wide q[0], q[1:2]',
  'ctrl @ pair(0.2) q[0], q[1], q[2]',
  'negctrl(2) @ wide q[0], q[1], q[2], q[3]',
  'pow(3) @ pair(0.1) q[0], q[1]',
  'gphase(0.2)',
  'ctrl @ gphase(0.2) q[1]',
  'barrier q[1], q[2]',
  'barrier',
  'gpi(0.2) q[1]',
  'zz(0.1) q[1], q[3]',
  'u3(0.1, 0.2, 0.3) q[1]',
  'mycx q[0], q[1]',
  'idle q[0]',
  'let both = q[0:1]',
);

const HEAD = `OPENQASM 3.0; include "stdgates.inc";
const float turn = 0.4;
gate pair(t) a, b { h a; for int k in [1:2] rx(k * t) b; cx a, b; gphase(t); }
gate wide a, b { pair(0.1) a, b; swap a, b; }
gate mycx a, b { ctrl @ x a, b; }
gate idle a { }
qubit[4] q;
id q[0];
`;

const separator = fc.constantFrom('\n', ' ', '\r\n', ' // h q[0];\n', '/* 😀; */', '\n\n\t');

describe('random programs', () => {
  it('are runs of operations, one for each statement, and those that the statement makes alone', () => {
    // An alias names its qubits once.
    const program = fc.uniqueArray(fc.tuple(statement, separator), {
      maxLength: 12,
      comparator: ([a], [b]) => a === b && a.startsWith('let'),
    });
    fc.assert(
      fc.property(program, (parts) => {
        const text = HEAD + parts.map(([code, between]) => `${code}${between};${between}`).join('');
        const { circuit, places } = parseQasmWithPlaces(text, {});
        const alone = parts.map(([code]) => parseQasm(`${HEAD}${code};`).operations.slice(1));
        expect(circuit.operations.slice(1)).toEqual(alone.flat());
        // Where each statement stands, and not only what it says.
        let at = HEAD.length;
        const starts = parts.map(([code, between]) => {
          const start = at;
          at += code.length + 2 * between.length + 1;
          return start;
        });
        const expected = parts.flatMap(([code], k) =>
          alone[k]!.map(() => ({ from: starts[k]!, to: starts[k]! + code.length })),
        );
        expect(places.operations.slice(1)).toEqual(expected);
      }),
      { seed: 7, numRuns: 150 },
    );
  });
});

const folder = new URL('../../data/circuits/', import.meta.url);
const texts = [
  ...Object.entries(samples),
  ...readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const),
];

describe('real programs', () => {
  it.each(texts)('%s: what another statement made is gone without it', (_, text) => {
    let read: ReturnType<typeof parseQasmWithPlaces>;
    try {
      read = parseQasmWithPlaces(text, {});
    } catch {
      // Some of these texts are there for their mistakes.
      expect(() => parseQasm(text)).toThrow();
      return;
    }
    const { circuit, places } = read;
    expect(circuit).toEqual(parseQasm(text));
    expect(places.operations).toHaveLength(circuit.operations.length);
    const gates = new Set(circuit.operations.map(({ gate }) => gate.gateset));
    for (const { from, to } of new Set(places.operations)) {
      const written = text.slice(from, to);
      expect(written).toMatch(/^[\p{L}_](.|\s)*[\])\p{L}\p{N}_;}]$/u);
      const qubit = firstQubit(written);
      const isInAnother = places.operations.some((other) => other.from <= from && to < other.to);
      // Native gates are written as abstract ones only where there are others.
      if (qubit === undefined || isInAnother || gates.size > 1) continue;
      // The statement of a loop may be the only one of its body, so that something must stand there.
      const others = parseQasm(`${text.slice(0, from)}barrier ${qubit}${text.slice(to)}`).operations;
      const kept = circuit.operations.filter((_, k) => places.operations[k]!.from !== from);
      const unitary = (operations: typeof others) => operations.filter(({ gate }) => gate.kind !== 'barrier');
      expect(unitary(others)).toEqual(unitary(kept));
    }
  });
});

/** The first qubit or register that a call names; none for an `if`. */
function firstQubit(call: string): string | undefined {
  if (call.startsWith('if')) return undefined;
  return /\s(\$\d+|[\p{L}_][\p{L}\p{N}_]*(\[[^\]]*\])?)\s*(,|$)/u.exec(call)?.[1];
}
