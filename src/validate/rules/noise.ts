import { type Issue, issue } from '../../errors/index.js';
import { isObject, member, show } from '../../formats/ionq/index.js';
import { isSimulator, type Submission } from '../submission.js';

/** Noise is simulated only on the simulator, and its seed is positive. */
export function* checkNoise({ payload, backend, target, targetGiven }: Submission): Generator<Issue> {
  const noise = member(payload, 'noise');
  if (!isObject(noise)) return;
  const onHardware =
    targetGiven && target
      ? !isSimulator(target) && target.kind !== 'ideal'
      : backend !== undefined && backend !== 'simulator';
  if (onHardware) {
    const hint = 'remove "noise", or set "backend" to "simulator"';
    yield issue('NoiseOnHardware', 'only the simulator takes a noise model', { path: ['noise'], hint });
  }
  const seed = member(noise, 'seed');
  if (typeof seed === 'number' && Number.isInteger(seed) && seed < 1) {
    const details = {
      severity: 'warning',
      path: ['noise', 'seed'],
      expected: '1 to 2147483647',
      received: show(seed),
    } as const;
    yield issue('IgnoredSetting', 'clients of the service use seeds from 1 only', details);
  }
}
