/**
 * When something happens, as a formula over the values of measured wires: known when read, or a wire's value, or all
 * or any of other formulas. Constants stand only alone, never inside.
 */
export type Formula =
  | boolean
  | { readonly kind: 'wire'; readonly wire: number; readonly value: boolean }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] };

type OpenFormula = Exclude<Formula, boolean>;

/** Values of wires under which something happens, all at once. */
export type Case = ReadonlyMap<number, boolean>;

/** True where all parts are. */
export function all(parts: readonly Formula[]): Formula {
  return joined('all', parts);
}

/** True where any of the parts is. */
export function any(parts: readonly Formula[]): Formula {
  return joined('any', parts);
}

function joined(kind: 'all' | 'any', parts: readonly Formula[]): Formula {
  const deciding = kind === 'any';
  if (parts.includes(deciding)) return deciding;
  const open = parts.flatMap((part): readonly Formula[] => {
    if (typeof part === 'boolean') return [];
    return part.kind === kind ? part.parts : [part];
  });
  if (open.length === 0) return !deciding;
  return open.length === 1 ? open[0]! : { kind, parts: open };
}

/** True where the formula is not. */
export function not(formula: Formula): Formula {
  if (typeof formula === 'boolean') return !formula;
  if (formula.kind === 'wire') return { ...formula, value: !formula.value };
  return { kind: formula.kind === 'all' ? 'any' : 'all', parts: formula.parts.map(not) };
}

/** The wires that a formula reads. */
export function wiresOf(formula: Formula, found = new Set<number>()): ReadonlySet<number> {
  if (typeof formula === 'boolean') return found;
  if (formula.kind === 'wire') found.add(formula.wire);
  else for (const part of formula.parts) wiresOf(part, found);
  return found;
}

/**
 * The cases in which a formula holds, no two of which can be at once; undefined where there are too many, or too many
 * wires to look at.
 *
 * What all cases share is set at once, then one wire after the other to either value (Shannon's expansion).
 *
 * @param count told how many steps are about to be taken: they may be exponentially many, and it may throw
 */
export function casesOf(formula: Formula, count: (steps: number) => void): readonly Case[] | undefined {
  const size = sizeOf(formula);
  const found: Case[] = [];
  const collect = (open: Formula, values: Case): boolean => {
    count(size);
    if (typeof open === 'boolean') {
      if (open) found.push(values);
      return found.length <= MOST_CASES;
    }
    const shared = sharedBy(open);
    if (shared === undefined) return true;
    if (shared.size > 0) return collect(withWires(open, shared), new Map([...values, ...shared]));
    const wire = firstWire(open);
    return [true, false].every((value) =>
      collect(withWires(open, new Map([[wire, value]])), new Map([...values, [wire, value]])),
    );
  };
  const isOneCase = typeof formula !== 'boolean' && sharedBy(formula)?.size === wiresOf(formula).size;
  if (!isOneCase && wiresOf(formula).size > MOST_CASES) return undefined;
  return collect(formula, new Map()) ? found : undefined;
}

/** The formula, or what it is in every case: two bits may hold the same wire. */
export function settled(formula: Formula, count: (steps: number) => void): Formula {
  if (sizeOf(formula) === wiresOf(formula).size) return formula;
  if (casesOf(formula, count)?.length === 0) return false;
  return casesOf(not(formula), count)?.length === 0 ? true : formula;
}

/** Beyond this many cases, or wires to tell them apart, a circuit is better written by hand. */
export const MOST_CASES = 256;

/** The values that wires have in every case of a formula, as far as one sees at once; undefined if they clash. */
function sharedBy(formula: OpenFormula): Case | undefined {
  const shared = new Map<number, boolean>();
  const parts = formula.kind === 'all' ? formula.parts : [formula];
  for (const part of parts) {
    if (typeof part === 'boolean' || part.kind !== 'wire') continue;
    if (shared.get(part.wire) === !part.value) return undefined;
    shared.set(part.wire, part.value);
  }
  return shared;
}

/** How often a formula names wires. */
function sizeOf(formula: Formula): number {
  if (typeof formula === 'boolean') return 0;
  return formula.kind === 'wire' ? 1 : formula.parts.reduce((sum, part) => sum + sizeOf(part), 0);
}

function firstWire(formula: OpenFormula): number {
  let open = formula;
  while (open.kind !== 'wire') open = open.parts[0] as OpenFormula;
  return open.wire;
}

function withWires(formula: Formula, values: Case): Formula {
  if (typeof formula === 'boolean') return formula;
  if (formula.kind === 'wire') {
    const value = values.get(formula.wire);
    return value === undefined ? formula : formula.value === value;
  }
  return joined(
    formula.kind,
    formula.parts.map((part) => withWires(part, values)),
  );
}
