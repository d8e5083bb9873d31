import { type Issue, issue, nearestName } from '../../errors/index.js';
import { show } from '../../formats/ionq/index.js';
import { findTarget, isUnknownMachine, type Target, targetNames, unknownMachineHint } from '../../targets/index.js';
import type { Submission } from '../submission.js';

/** The names that `backend` can have: no noise models, which `noise` names, and no targets of ours. */
const backendNames: readonly string[] = targetNames.filter(
  (name) => ['simulator', 'qpu'].includes(findTarget(name).kind) && !name.includes(':'),
);

/** `backend` names a machine of the service, one that is in service, and the one that is checked for. */
export function* checkBackend({ backend, target, targetGiven }: Submission): Generator<Issue> {
  const path = ['backend'];
  if (backend !== undefined && !backendNames.includes(backend) && !(targetGiven && target?.name === backend)) {
    const message = isUnknownMachine(backend)
      ? `the machine ${show(backend)} is not known to this version`
      : `no backend is called ${show(backend)}`;
    yield issue('UnknownBackend', message, {
      path,
      expected: backendNames.join(' | '),
      received: show(backend),
      hint: backendHint(backend),
    });
  } else if (backend !== undefined && targetGiven && target && isOnTheWire(target) && !names(backend, target.name)) {
    const message = `the payload is for ${backend}, and is checked for ${target.name}`;
    yield issue('BackendMismatch', message, { severity: 'warning', path, expected: target.name, received: backend });
  }
  if (target?.status === 'retired') {
    const hint = 'a job for a machine that is gone may come back from another backend: look at "backend" in the answer';
    yield issue('RetiredBackend', `${target.name} is retired`, { severity: 'warning', path, hint });
  }
}

/** Custom targets and the ideal one stand for no backend, so that no payload can name them. */
function isOnTheWire({ name, kind }: Target): boolean {
  return targetNames.includes(name) && kind !== 'ideal';
}

function names(backend: string, target: string): boolean {
  return target === backend || target.startsWith(`${backend}:`);
}

/** SDKs have names of their own: `ionq_qpu.forte-1`, `ionq_simulator`, `forte-1`; v0.3 had a plain `qpu`. */
function backendHint(backend: string): string {
  const plain = backend.toLowerCase().replace(/^ionq[._]/, '');
  const meant = [plain, `qpu.${plain}`].find((name) => backendNames.includes(name)) ?? nearestName(plain, backendNames);
  if (plain === 'qpu') return 'v0.4 wants the machine by name, such as "qpu.forte-1"';
  if (plain.startsWith('simulator:')) return 'write "simulator", and name the model in "noise.model"';
  if (meant === undefined && isUnknownMachine(backend)) return unknownMachineHint;
  return meant === undefined ? `the backends are ${backendNames.join(', ')}` : `did you mean "${meant}"?`;
}
