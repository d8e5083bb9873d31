import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import {
  append,
  betweenFlips,
  controlled,
  emptyList,
  inverted,
  type OperationList,
} from '../../../../src/formats/qasm/elaborate/operation-list.js';

const list = (phase: number): OperationList => ({ operations: [...circuit(3).s(0).barrier(0).h(1).operations], phase });
const shown = ({ operations }: OperationList) =>
  operations.map(
    ({ gate, parameters, controls, targets }) => `${[gate.name, ...parameters].join(' ')} ${controls}|${targets}`,
  );

describe('lists of operations', () => {
  it('go one behind the other, phases added', () => {
    const whole = emptyList();
    append(whole, list(0.25));
    append(whole, list(0.5));
    expect([whole.operations.length, whole.phase]).toEqual([6, 0.75]);
  });

  it('are controlled gate by gate, their phase by a gate on the controls', () => {
    const under = controlled(list(0.5), [7, 8], true);
    expect(shown(under)).toEqual(['s 7,8|0', 'barrier |0', 'h 7,8|1', 'p 0.5 7|8']);
    expect(under.phase).toBe(0);
    expect(shown(controlled(list(0), [7], true))).toHaveLength(3);
  });

  it('wait for zeros between flips, which need no control when the whole is controlled again', () => {
    const under = controlled(list(0.5), [7], false);
    expect(shown(under)).toEqual(['x |7', 's 7|0', 'barrier |0', 'h 7|1', 'p 0.5 |7', 'x |7']);
    expect(shown(controlled(under, [9], true))).toEqual([
      'x |7',
      's 9,7|0',
      'barrier |0',
      'h 9,7|1',
      'p 0.5 9|7',
      'x |7',
    ]);
  });

  it('are inverted from behind', () => {
    const back = inverted(list(0.5));
    expect(shown(back)).toEqual(['h |1', 'barrier |0', 'si |0']);
    expect(back.phase).toBe(-0.5);
  });

  it('stay what they are between flips of no wire', () => {
    const { operations } = list(0);
    expect(betweenFlips(operations, [])).toEqual(operations);
  });
});
