import { type Issue, issue } from '../../errors/index.js';
import { type GateOnWires, gatesOnWires, radiansWarnings, show } from '../../formats/ionq/index.js';
import { FULL_ENTANGLING_TURNS, PHASE_RANGE, type RadiansSuspicion, suspectRadians } from '../../gates/index.js';
import { type AngleRange, angleRangeOf, connects, type Entangler, type Target } from '../../targets/index.js';
import type { Submission } from '../submission.js';

/** Gates with more controls were never seen accepted (ProjectQ's back end stops there); no document has a limit. */
const MOST_CONTROLS = 7;

/** Not more controls than were seen accepted. */
export function* checkControls({ circuits }: Submission): Generator<Issue> {
  for (const circuit of circuits) {
    for (const { controls, path } of gatesOnWires(circuit)) {
      if (controls.length <= MOST_CONTROLS) continue;
      yield issue('TooManyControls', `gates with more than ${MOST_CONTROLS} controls may be refused`, {
        severity: 'warning',
        path: [...path, 'controls'],
        received: String(controls.length),
      });
    }
  }
}

/** Native circuits are run as they stand: entanglers, angles and pairs have to be those of the machine. */
export function* checkNativeGates({ circuits, target }: Submission): Generator<Issue> {
  for (const circuit of circuits) {
    if (circuit.gateset !== 'native') continue;
    for (const gate of gatesOnWires(circuit)) {
      yield* angleIssues(gate, target);
      if (!target || gate.entry.gate.targets !== 2) continue;
      yield* entanglerIssues(gate, target);
      yield* connectionIssues(gate, target);
    }
  }
}

function* entanglerIssues({ entry, path }: GateOnWires, target: Target): Generator<Issue> {
  if (target.entanglers.includes(entry.name as Entangler)) return;
  const native = target.entanglers.join(' and ');
  yield issue('UnsupportedGate', `${target.name} does not run "${entry.name}"; it entangles by ${native}`, {
    path: [...path, 'gate'],
    expected: native,
    received: entry.name,
    hint: `transpile the abstract circuit for ${target.name}`,
  });
}

function* connectionIssues({ entry, targets, path }: GateOnWires, { name, connectivity }: Target): Generator<Issue> {
  const [a, b] = targets;
  if (targets.length !== 2 || a === undefined || b === undefined || a === b || connects(connectivity, a, b)) return;
  yield issue('NoConnection', `${name} does not connect qubits ${a} and ${b}, on which "${entry.name}" acts`, {
    path: [...path, 'targets'],
    received: `[${a}, ${b}]`,
  });
}

/** Phases lie within a turn either way; the angle of an entangler within the range of the target. */
function* angleIssues(gate: GateOnWires, target: Target | undefined): Generator<Issue> {
  const { fields, path, entry } = gate;
  const entangler = entry.gate.targets === 2;
  const phases = Array.isArray(fields['phases']) ? fields['phases'] : [];
  const onePhase = !entangler && typeof fields['phase'] === 'number' ? [fields['phase']] : [];
  for (const [index, phase] of [...onePhase, ...phases].entries()) {
    if (typeof phase !== 'number') continue;
    const at = onePhase.length > 0 ? [...path, 'phase'] : [...path, 'phases', index];
    if (phase >= PHASE_RANGE[0] && phase <= PHASE_RANGE[1])
      yield* radiansWarnings(at, `a phase of "${entry.name}"`, phase);
    else yield outOfRange(at, 'a phase', phase, PHASE_RANGE);
  }
  if (entangler) yield* entanglingAngleIssues(gate, target);
}

function* entanglingAngleIssues({ fields, path, entry }: GateOnWires, target: Target | undefined): Generator<Issue> {
  const field = typeof fields['angle'] === 'number' ? 'angle' : 'phase';
  const angle = fields[field];
  if (typeof angle !== 'number') return;
  const at = [...path, field];
  const range = angleRangeOf(entry.name as Entangler, target);
  if (range && (angle < range[0] || angle > range[1])) {
    yield outOfRange(at, `the angle of "${entry.name}"`, angle, range);
  } else if (target && !target.partialAngles && Math.abs(angle) !== FULL_ENTANGLING_TURNS) {
    const message = `${target.name} runs "${entry.name}" by a quarter turn only`;
    yield issue('AngleOutOfRange', message, {
      path: at,
      expected: String(FULL_ENTANGLING_TURNS),
      received: show(angle),
    });
  } else {
    yield* radiansWarnings(at, `the angle of "${entry.name}"`, angle);
  }
}

function outOfRange(path: GateOnWires['path'], what: string, turns: number, [low, high]: AngleRange): Issue {
  return issue('AngleOutOfRange', `${what} is from ${low} to ${high} turns, not ${turns}`, {
    path,
    expected: `${low} to ${high} turns`,
    received: show(turns),
    ...hintOf(suspectRadians(turns, true)),
  });
}

function hintOf(suspicion: RadiansSuspicion | undefined): { readonly hint?: string } {
  return suspicion === undefined ? {} : { hint: suspicion.hint };
}
