import { describe, expect, it } from 'vitest';
import { customTarget, findTarget } from '../../../src/public/targets.js';
import { EmulatedService } from '../../service/emulated-service.js';
import { connecting, type Pairs } from '../../service/other-answers.js';
import { clientOn } from './client-on.js';

const HOUR = 3_600_000;

const asked = ({ requests }: EmulatedService) =>
  requests.filter(({ path }) => path.endsWith('/characterizations')).map(({ path, query }) => [path, query]);

describe('the target of a backend', () => {
  it('is the catalogue with what was measured, and says when', async () => {
    const pairs: Pairs = [
      [0, 1],
      [1, 5],
    ];
    const service = new EmulatedService({ answers: connecting(pairs) });
    const { ionq, run } = clientOn(service);
    const measured = await run(ionq.targetOf('qpu.forte-1'));
    expect(measured.target).toMatchObject({ name: 'qpu.forte-1', entanglers: findTarget('qpu.forte-1').entanglers });
    expect(measured.target.connectivity).not.toEqual(findTarget('qpu.forte-1').connectivity);
    expect(measured).toMatchObject({
      date: '2026-05-15T00:00:00.000Z',
      characterization: (await run(ionq.backends.get('qpu.forte-1'))).characterization_id,
    });
    expect(asked(service)).toEqual([['/backends/qpu.forte-1/characterizations', { limit: '1' }]]);
  });

  it('is asked for once an hour, or anew', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const first = await run(ionq.targetOf('qpu.forte-1'));
    await service.clock.advance(HOUR - 1);
    expect(await run(ionq.targetOf('qpu.forte-1'))).toBe(first);
    expect(asked(service)).toHaveLength(1);
    await service.clock.advance(1);
    const second = await run(ionq.targetOf('qpu.forte-1'));
    expect(second).not.toBe(first);
    expect(asked(service)).toHaveLength(2);
    await run(ionq.targetOf('qpu.forte-1', { maxAge: 0 }));
    expect(asked(service)).toHaveLength(3);
    await service.clock.advance(1000);
    await run(ionq.targetOf('qpu.forte-1', { maxAge: 1000 }));
    expect(asked(service)).toHaveLength(4);
    await run(ionq.targetOf('qpu.aria-1'));
    expect(asked(service)).toHaveLength(5);
  });

  it('is merged into a base that is given, which is not remembered', async () => {
    const service = new EmulatedService({ answers: connecting([[0, 1]]) });
    const { ionq, run } = clientOn(service);
    const base = customTarget({ name: 'mine', qubits: 36, entanglers: ['zz'] });
    const { target } = await run(ionq.targetOf('qpu.forte-1', { base }));
    expect(target.name).toBe('mine');
    const usual = await run(ionq.targetOf('qpu.forte-1'));
    expect(usual.target.name).toBe('qpu.forte-1');
    await run(ionq.targetOf('qpu.forte-1', { base }));
    expect(asked(service)).toHaveLength(3);
  });

  it('of a simulator is that of the catalogue, and nobody is asked', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    for (const name of ['simulator', 'simulator:forte-1', 'ideal'] as const) {
      const measured = await run(ionq.targetOf(name));
      expect(measured).toEqual({ target: findTarget(name), ignored: [], date: undefined, characterization: undefined });
    }
    expect(service.requests).toEqual([]);
  });

  it('where nothing was measured is that of the catalogue, or none', async () => {
    const service = new EmulatedService();
    const fetch = async () => Response.json({ characterizations: [], pages: 0 });
    const { ionq, run } = clientOn({ clock: service.clock, fetch });
    expect((await run(ionq.targetOf('qpu.forte-1'))).target).toBe(findTarget('qpu.forte-1'));
    await expect(run(ionq.targetOf('qpu.new-1'))).rejects.toMatchObject({ code: 'UnknownBackend' });
  });

  it('is refused for what is no backend, and for options that are none', async () => {
    const { ionq, run } = clientOn(new EmulatedService({ isStrict: false }));
    await expect(run(ionq.targetOf('qpu.nowhere'))).rejects.toMatchObject({ status: 404 });
    await expect(run(ionq.targetOf(3 as never))).rejects.toMatchObject({ code: 'WrongArgument' });
    for (const maxAge of [-1, Number.NaN, '1' as never]) {
      await expect(run(ionq.targetOf('qpu.forte-1', { maxAge }))).rejects.toMatchObject({ code: 'ValueOutOfRange' });
    }
    await expect(run(ionq.targetOf('qpu.forte-1', { maxage: 1 } as never))).rejects.toMatchObject({
      code: 'UnknownOption',
    });
  });
});
