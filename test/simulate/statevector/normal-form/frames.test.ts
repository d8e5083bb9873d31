import { describe, expect, it } from 'vitest';
import { resolveFrames } from '../../../../src/simulate/statevector/normal-form/frames.js';
import type { Step } from '../../../../src/simulate/statevector/normal-form/step.js';

const resolved = (qubits: number, ...steps: Step[]) => resolveFrames({ qubits, steps, phase: 0 });

describe('resolveFrames', () => {
  it('starts qubits where the exchanges bring them to their own bits', () => {
    const program = resolved(
      3,
      { kind: 'rotation', qubit: 0, tangent: 0.1 },
      { kind: 'swap', qubits: [0, 1] },
      { kind: 'swap', qubits: [1, 2] },
      { kind: 'rotation', qubit: 0, tangent: 0.2 },
    );
    expect(program.bitOfQubit).toEqual([2, 0, 1]);
    expect(program.sections[0]!.steps).toEqual([
      { kind: 'rotation', bit: 2, tangent: 0.1 },
      { kind: 'rotation', bit: 0, tangent: 0.2 },
    ]);
  });

  it('begins with the flips that end on the values themselves, and changes signs before them', () => {
    const program = resolved(
      2,
      { kind: 'rotation', qubit: 0, tangent: 0.1 },
      { kind: 'phase', qubits: [0], angle: 0.5 },
      { kind: 'phase', qubits: [0, 1], angle: 0.25 },
      { kind: 'flip', qubit: 0 },
      { kind: 'rotation', qubit: 0, tangent: 0.2 },
    );
    expect(program.sections[0]!.flips).toBe(0b01);
    expect(program.phase).toBe(0.5);
    expect(program.sections[0]!.steps).toEqual([
      { kind: 'rotation', bit: 0, tangent: -0.1 },
      { kind: 'phase', mask: 0b01, pattern: 0b01, angle: -0.5 },
      // 0.25 (1 - bit 0) (bit 1)
      { kind: 'phase', mask: 0b10, pattern: 0b10, angle: 0.25 },
      { kind: 'phase', mask: 0b11, pattern: 0b11, angle: -0.25 },
      { kind: 'rotation', bit: 0, tangent: 0.2 },
    ]);
  });

  it('turns the pattern of a wide phase and the sign of a parity', () => {
    const program = resolved(
      3,
      { kind: 'phase', qubits: [0, 1, 2], angle: 1 },
      { kind: 'parity', qubits: [0, 1, 2], angle: 2 },
      { kind: 'flip', qubit: 1 },
    );
    expect(program.sections[0]!.steps).toEqual([
      { kind: 'phase', mask: 0b111, pattern: 0b101, angle: 1 },
      { kind: 'parity', mask: 0b111, angle: -2 },
    ]);
  });
});
