import { type ClientEvent, eventInWords, IonQ, type Surroundings, surroundings } from '../cloud/index.js';
import { IonloomError, type Issue } from '../errors/index.js';
import { exitCodes, Failure } from './failure.js';
import type { Output } from './output.js';
import { missingKey, serviceFailure } from './service-failure.js';
import type { Terminal } from './terminal.js';

/**
 * Asks the service through a client that knows the world from the terminal: the key and the address are in its
 * environment. What happens beside the answer is said.
 *
 * @param output where it is said
 * @throws Failure for every error of the client, with the exit code that belongs to it.
 */
export async function askService<Result>(
  terminal: Terminal,
  output: Pick<Output, 'say' | 'warn'>,
  ask: (ionq: IonQ) => PromiseLike<Result>,
): Promise<Result> {
  let unexpected: readonly Issue[] | undefined;
  const onEvent = (event: ClientEvent) => {
    if (event.type === 'unexpected-answer') unexpected ??= event.issues;
    else if (event.type === 'warning') output.warn(event.issues);
    else {
      const [level, text] = eventInWords(event);
      if (level !== 'debug') output.say(text);
    }
  };
  try {
    const { fetch } = terminal;
    return await ask(new IonQ({ fetch, onEvent, surroundings: surroundingsOf(terminal) }));
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (error instanceof IonloomError) throw serviceFailure(error);
    // Whatever cannot be done with an answer that is not as documented is no defect of whoever reads it.
    if (unexpected === undefined) throw error;
    const issues = unexpected.map((found) => ({ ...found, code: 'UnexpectedAnswer' as const }));
    throw new Failure(issues, { exitCode: exitCodes.service, cause: error });
  }
}

/** Whether the environment has a key. */
export function hasKey({ environment }: Pick<Terminal, 'environment'>): boolean {
  return (environment['IONQ_API_KEY'] ?? '').trim() !== '';
}

/** Refuses what would cost work before the service is asked, where it will not be answered. */
export function requireKey(terminal: Pick<Terminal, 'environment'>): void {
  if (!hasKey(terminal)) throw missingKey();
}

/** The world as the client knows it. */
export function surroundingsOf({ environment, surroundings: given }: Terminal): Surroundings {
  return { ...surroundings, ...given, environment };
}
