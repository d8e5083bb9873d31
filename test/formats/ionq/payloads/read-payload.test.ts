import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../../src/errors/index.js';
import { readPayload } from '../../../../src/formats/ionq/payloads/read-payload.js';

const circuit = { gateset: 'qis', qubits: 1, circuit: [{ gate: 'h', target: 0 }] };

describe('readPayload', () => {
  it('takes text, parsed JSON, and JSON text inside of a JSON text', () => {
    for (const json of [circuit, JSON.stringify(circuit), JSON.stringify(JSON.stringify(circuit))]) {
      expect(readPayload(json, {}).circuits).toHaveLength(1);
    }
  });

  it('ends on a text that holds no circuit, however often it is quoted', () => {
    expect(() => readPayload('"a"', {})).toThrow(expect.objectContaining({ name: 'IonloomError' }));
    expect(() => readPayload('{', {})).toThrow(expect.objectContaining({ name: 'IonloomError' }));
  });

  it('tells warnings where all is well, and only errors where it is not', () => {
    const warnings: Issue[] = [];
    const onWarning = (warning: Issue) => warnings.push(warning);
    readPayload({ input: circuit }, { onWarning });
    expect(warnings.map(({ code }) => code)).toEqual(['ToleratedField']);
    const broken = {
      input: {
        ...circuit,
        circuit: [
          { gate: 'h', target: 5 },
          { gate: 'hh', target: 0 },
        ],
      },
    };
    try {
      readPayload(broken, { onWarning });
      expect.unreachable();
    } catch (error) {
      const { issues } = error as { issues: readonly Issue[] };
      expect(issues.map(({ severity }) => severity)).toEqual(['error', 'error']);
    }
    expect(warnings).toHaveLength(1);
  });

  it('refuses options that it has not', () => {
    expect(() => readPayload(circuit, { onwarning: () => {} } as never)).toThrow(
      expect.objectContaining({ code: 'UnknownOption' }),
    );
  });
});
