import { type Issue, issue } from '../../errors/index.js';
import { DEFAULT_SHOTS, MAXIMUM_SHOTS, member } from '../../formats/ionq/index.js';
import { targets } from '../../targets/index.js';
import { isSimulator, type Submission } from '../submission.js';

/** qiskit-ionq refuses more shots than this on hardware, although the API document allows a million. */
const SHOTS_OF_CLIENTS = 10_000;

/** The fewest shots for debiasing where the machine does not say: what those of the catalogue need. */
const DEBIASING_SHOTS = Math.max(...targets.map(({ limits }) => limits.debiasingShots ?? 0));

const MITIGATION = ['settings', 'error_mitigation'] as const;

/** Not more shots than the backend runs. */
export function* checkShots({ shots, target }: Submission): Generator<Issue> {
  const most = target?.limits.shots ?? Number.POSITIVE_INFINITY;
  if (shots === undefined || !target) return;
  const details = { path: ['shots'], received: String(shots) };
  // The schema has reported anything beyond its own limit.
  if (shots > most && most < MAXIMUM_SHOTS) {
    yield issue('TooManyShots', `${target.name} runs at most ${most} shots`, {
      ...details,
      expected: `at most ${most}`,
    });
  } else if (target.kind === 'qpu' && shots > SHOTS_OF_CLIENTS && shots <= most) {
    const message = `more than ${SHOTS_OF_CLIENTS} shots are seldom taken by hardware; qiskit-ionq refuses them`;
    yield issue('TooManyShots', message, { ...details, severity: 'warning' });
  }
}

/** The simulator mitigates no errors; debiasing splits the shots over many variants, so it needs a number of them. */
export function* checkMitigation({ payload, shots, target }: Submission): Generator<Issue> {
  for (const setting of ['debiasing', 'symmetry_verification']) {
    const path = [...MITIGATION, setting];
    if (path.reduce<unknown>(member, payload) !== true || !isSimulator(target)) continue;
    const message = 'the simulator has no error mitigation';
    yield issue('IgnoredSetting', message, { severity: 'warning', path });
  }
  const path = [...MITIGATION, 'debiasing'];
  if (path.reduce<unknown>(member, payload) !== true) return;
  const fewest = target?.limits.debiasingShots ?? DEBIASING_SHOTS;
  if (shots !== undefined && shots < fewest) {
    const assumed = member(payload, 'shots') === undefined;
    yield issue('DebiasingShots', `debiasing needs at least ${fewest} shots`, {
      path,
      expected: `at least ${fewest}`,
      received: assumed ? `${DEFAULT_SHOTS} (the default)` : String(shots),
      hint: `set "shots" to ${fewest} or more, or "debiasing" to false`,
    });
  }
}
