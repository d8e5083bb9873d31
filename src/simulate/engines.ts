import { IonloomError, issue } from '../errors/index.js';
import { atOnce } from '../steps/index.js';
import type { Judgement, NamedEngine, Task } from './contract/named-engine.js';
import type { Simulator } from './contract/simulator.js';
import { extended, quiet, stateRun } from './contract/state-run.js';
import { densityMatrixEngine } from './density-matrix/engine.js';
import { stabilizerEngine } from './stabilizer/engine.js';
import { continued, statevectorEngine } from './statevector/engine.js';
import { Statevector } from './statevector/statevector.js';
import { trajectoriesEngine } from './trajectories/engine.js';

/** Every engine; of those that cost the same the first one runs. */
const engines = [statevectorEngine, densityMatrixEngine, stabilizerEngine, trajectoriesEngine] as const;

/** An engine by name. */
export type EngineName = 'auto' | (typeof engines)[number]['name'];

/** The engines by name; `auto` takes the one that fits a circuit best. */
export const engineNames: readonly EngineName[] = ['auto', ...engines.map(({ name }) => name)];

/** Which engine runs, and why, in a clause. */
export interface EngineChoice {
  readonly engine: Pick<NamedEngine, 'name' | 'run'>;
  readonly reason: string;
}

/**
 * Decides which engine runs a task; the same task always has the same one.
 *
 * @throws IonloomError `UnknownName` for an engine that is none, `UnsuitableEngine` for one that cannot run what is asked.
 */
export function chooseEngine(asked: EngineName, task: Task): EngineChoice {
  if (asked === 'auto') return cheapest(task);
  const engine: NamedEngine | undefined = engines.find(({ name }) => name === asked);
  if (engine === undefined) {
    const expected = `one of ${engineNames.join(', ')}`;
    const received = JSON.stringify(asked);
    throw new IonloomError(
      issue('UnknownName', `there is no engine ${received}`, { path: ['engine'], expected, received }),
    );
  }
  const judgement = engine.judge(task);
  if ('refusal' in judgement) throw new IonloomError(judgement.refusal);
  return { engine, reason: 'it was asked for' };
}

function cheapest(task: Task): EngineChoice {
  const able = engines.flatMap((engine: NamedEngine) => {
    const judgement: Judgement = engine.judge(task);
    return 'refusal' in judgement ? [] : [{ engine, ...judgement }];
  });
  return able.reduce((best, other) => (other.cost < best.cost ? other : best));
}

/** An engine of the caller's own. */
export function givenEngine(simulator: Simulator): EngineChoice {
  const engine: EngineChoice['engine'] = {
    name: simulator.name,
    run: (task) =>
      atOnce(() => {
        const { circuit, limit } = task;
        const state = simulator.run(circuit, limit);
        const later = quiet(limit);
        return stateRun(state, task, (gates) =>
          state instanceof Statevector
            ? continued(state, circuit, gates, later)
            : simulator.run(extended(circuit, gates), later),
        );
      }),
  };
  return { engine, reason: 'it was given' };
}
