import type { Transpilation } from '../../../public/transpile.js';
import { type Verdict, verifyAsync } from '../../../public/verify.js';
import type { Context } from './index.js';
import { boundTo, type NativeAsk } from './native.js';
import { loweringOf, type TranspileSettings, valuesFor } from './transpile.js';

/** Whether the native circuit is the one of the text. */
export interface Verdicts {
  /** At the values that the parameters have. */
  readonly verdict: VerdictData;
  /** For all values of the parameters; undefined where there are none. */
  readonly forAllValues: VerdictData | undefined;
}

/** A verdict as data. */
export type VerdictData = Pick<Verdict, 'equivalent' | 'method' | 'guarantee' | 'relation'>;

/** About as many nanoseconds may a comparison take that nobody asked for. */
const UNASKED_WORK = 2e9;

/** What rounding may add to the distance that was allowed. */
const ROUNDING = 1e-7;

/** Bytes for the state that is compared: a page has less to spare than a program. */
const MEMORY = 2 ** 29;

/** Verdicts on templates by what was asked: sliders ask for the same one again and again. */
const onTemplates = new WeakMap<Transpilation, VerdictData>();

/** Compares the native circuit with the text's. */
export async function verdict(
  { ask, values, isPatient }: Omit<NativeAsk, 'shots'> & { readonly isPatient: boolean },
  { signal, tell }: Context<{ readonly share: number }>,
): Promise<Verdicts> {
  const { original, transpilation } = await loweringOf(ask, signal);
  const options = {
    ...toleranceOf(ask.settings),
    ...(isPatient ? {} : { workLimit: UNASKED_WORK }),
    memoryLimit: MEMORY,
    signal,
    onProgress: (done: number, total: number) => tell({ share: done / total }),
  };
  const own = valuesFor(original.parameters, values);
  const isTemplate = Object.keys(own).length > 0;
  const bound = isTemplate ? (original.bind(own as never) as typeof original) : original;
  const found = plain(await verifyAsync(bound, boundTo(transpilation, values), options));
  if (!isTemplate) return { verdict: found, forAllValues: undefined };
  const forAllValues = onTemplates.get(transpilation) ?? plain(await verifyAsync(original, transpilation, options));
  if (forAllValues.equivalent !== null) onTemplates.set(transpilation, forAllValues);
  return { verdict: found, forAllValues };
}

/** An approximate circuit is as close as was allowed, on top of what rounding takes. */
function toleranceOf({ approximate }: TranspileSettings): { readonly tolerance?: number } {
  return approximate === 0 ? {} : { tolerance: approximate + ROUNDING };
}

function plain({ equivalent, method, guarantee, relation }: Verdict): VerdictData {
  return { equivalent, method, guarantee, relation };
}
