import { type Call, type Part, partsOf, type Version } from './dynamic-gates.js';
import { BITS, type Condition, holds, type Program, type Statement, turnsOf, WIRES } from './dynamic-program.js';
import { apply } from './dynamic-simulator.js';

/** Why a program's measurements cannot all wait for its end; undefined where they can. */
export type Reason = 'gate' | 'measurement under a condition' | 'reset' | 'one wire in two bits';

/**
 * The rule: a measured wire may meet only gates that commute with its measurement (X and Y in pairs within one call);
 * under a condition that is not known nothing is measured; a reset meets only untouched wires; and at the end no two
 * bits hold the same wire.
 */
export function reasonAgainst({ version, statements }: Program): Reason | undefined {
  const holder = new Array<number | undefined>(BITS).fill(undefined);
  const measured = new Set<number>();
  const touched = new Set<number>();
  const against = walk(statements, false);
  if (against !== undefined) return against;
  const held = holder.filter((wire) => wire !== undefined);
  return new Set(held).size < held.length ? 'one wire in two bits' : undefined;

  function walk(all: readonly Statement[], isOpen: boolean): Reason | undefined {
    for (const each of all) {
      const found = visit(each, isOpen);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function visit(statement: Statement, isOpen: boolean): Reason | undefined {
    switch (statement.kind) {
      case 'gate':
        return visitCall(statement);
      case 'loop':
        return turnsOf(statement)
          .map(visitCall)
          .find((found) => found !== undefined);
      case 'measure':
        if (isOpen) return 'measurement under a condition';
        statement.wires.forEach((wire, k) => {
          measured.add(wire);
          holder[statement.bits[k]!] = wire;
        });
        return undefined;
      case 'reset':
        return touched.has(statement.wire) || measured.has(statement.wire) ? 'reset' : undefined;
      case 'if': {
        const values = valuesOf(statement.condition);
        if (values.size === 1) return walk(values.has(true) ? statement.body : statement.otherwise, isOpen);
        return walk(statement.body, true) ?? walk(statement.otherwise, true);
      }
    }
  }

  function visitCall(call: Call): Reason | undefined {
    for (const wire of call.wires) touched.add(wire);
    return call.wires.some((wire) => measured.has(wire) && !keeps(version, call, wire)) ? 'gate' : undefined;
  }

  /** The values that a condition takes over all values of the wires that its bits hold; a bit never written is 0. */
  function valuesOf(condition: Condition): ReadonlySet<boolean> {
    const values = new Set<boolean>();
    for (let index = 0; index < 2 ** WIRES; index++) {
      const bits = holder.map((wire) => wire !== undefined && ((index >> wire) & 1) === 1);
      values.add(holds(condition, bits));
    }
    return values;
  }
}

function keeps(version: Version, call: Call, wire: number): boolean {
  let flips = 0;
  for (const part of partsOf(version, call)) {
    if (part.flips === wire) flips++;
    else if (!commutes(part, wire)) return false;
  }
  return flips % 2 === 0;
}

/** Whether no basis state leaves its value of the wire. */
function commutes({ primitives }: Part, wire: number): boolean {
  for (let start = 0; start < 2 ** WIRES; start++) {
    const [re, im] = [new Float64Array(2 ** WIRES), new Float64Array(2 ** WIRES)];
    re[start] = 1;
    for (const each of primitives) apply(each, re, im);
    const leaves = re.some((x, k) => Math.hypot(x, im[k]!) > 1e-9 && (((k ^ start) >> wire) & 1) === 1);
    if (leaves) return false;
  }
  return true;
}
