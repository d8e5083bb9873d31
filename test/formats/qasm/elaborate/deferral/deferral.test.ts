import { describe, expect, test } from 'vitest';
import type { Circuit, Operation } from '../../../../../src/circuit/index.js';
import type { Issue } from '../../../../../src/errors/index.js';
import { parseQasm } from '../../../../../src/formats/qasm/index.js';
import { angleToString } from '../../../../../src/math/index.js';
import { simulate } from '../../../../../src/simulate/index.js';

const head2 = 'OPENQASM 2.0; include "qelib1.inc";';
const head3 = 'OPENQASM 3.0; include "stdgates.inc";';

function read(text: string): { readonly circuit: Circuit; readonly warnings: readonly Issue[] } {
  const warnings: Issue[] = [];
  return { circuit: parseQasm(text, { onWarning: (warning) => warnings.push(warning) }), warnings };
}

/** Gates with a letter c for each control, and wires. */
function shown({ operations }: { readonly operations: readonly Operation[] }): string {
  return operations
    .map(({ gate, parameters, controls, targets }) => {
      const angles = parameters.length === 0 ? '' : `(${parameters.map(angleToString).join(',')})`;
      return `${'c'.repeat(controls.length)}${gate.name}${angles} ${[...controls, ...targets].join(' ')}`;
    })
    .join(', ');
}

describe('well-known programs', () => {
  const teleport = `OPENQASM 2.0; include "qelib1.inc";
    qreg q[3]; creg a[1]; creg b[1]; creg out[1];
    u3(0.8, 0.3, 0.5) q[0];
    h q[1]; cx q[1], q[2];
    cx q[0], q[1]; h q[0];
    measure q[0] -> a[0];
    measure q[1] -> b[0];
    if (b == 1) x q[2];
    if (a == 1) z q[2];
    u3(-0.8, -0.5, -0.3) q[2];
    measure q[2] -> out[0];`;

  test('teleportation: the state arrives', () => {
    const { circuit, warnings } = read(teleport);
    expect(shown(circuit)).toContain('cx 1 2, cz 0 2');
    expect(circuit.measurements).toEqual([
      { key: 'a', wires: [0] },
      { key: 'b', wires: [1] },
      { key: 'out', wires: [2] },
    ]);
    expect(simulate(circuit).probabilities('out').get('0')).toBeCloseTo(1, 12);
    expect(warnings.map(({ code, severity, message, span }) => [code, severity, message, span?.line])).toEqual([
      [
        'DeferredMeasurement',
        'warning',
        'the measurement of `q[0]` waits for the end of the circuit, where it gives the same results',
        6,
      ],
      [
        'DeferredMeasurement',
        'warning',
        'the measurement of `q[1]` waits for the end of the circuit, where it gives the same results',
        7,
      ],
    ]);
  });

  test('a GHZ state by measurement and feed-forward', () => {
    const { circuit } = read(`${head3} qubit[3] q; qubit[2] s; bit[2] parity; bit[3] c;
      h q; for int i in [0:1] { cx q[i], s[i]; cx q[i + 1], s[i]; }
      parity = measure s;
      if (parity == 1) { x q[0]; } else if (parity == 2) { x q[2]; } else if (parity == 3) { x q[1]; }
      c = measure q;`);
    const outcomes = simulate(circuit).probabilities('c');
    expect([outcomes.get('000'), outcomes.get('111')].map((share) => share?.toFixed(12))).toEqual([
      '0.500000000000',
      '0.500000000000',
    ]);
  });

  test('a repetition code corrects any single flip', () => {
    for (const flipped of [0, 1, 2]) {
      const { circuit } = read(`${head2} qreg q[3]; qreg s[2]; creg syndrome[2]; creg c[3];
        x q; x q[${flipped}];
        cx q[0], s[0]; cx q[1], s[0]; cx q[1], s[1]; cx q[2], s[1];
        measure s -> syndrome;
        if (syndrome == 1) x q[0]; if (syndrome == 3) x q[1]; if (syndrome == 2) x q[2];
        measure q -> c;`);
      expect(simulate(circuit).probabilities('c').get('111')).toBeCloseTo(1, 12);
    }
  });

  test('phase estimation bit by bit, each on a fresh qubit', () => {
    // The phase of p(2 pi 5/8) on |1> is 0.101 in binary.
    const { circuit } = read(`${head2} qreg q[3]; qreg one[1]; creg c[3]; x one[0];
      h q[0]; cu1(4*2*pi*5/8) q[0], one[0]; h q[0]; measure q[0] -> c[0];
      h q[1]; cu1(2*2*pi*5/8) q[1], one[0]; if (c == 1) u1(-pi/2) q[1]; h q[1]; measure q[1] -> c[1];
      h q[2]; cu1(2*pi*5/8) q[2], one[0];
      if (c == 1) u1(-pi/4) q[2]; if (c == 2) u1(-pi/2) q[2]; if (c == 3) u1(-3*pi/4) q[2];
      h q[2]; measure q[2] -> c[2];`);
    expect(simulate(circuit).probabilities('c').get('101')).toBeCloseTo(1, 12);
  });
});
