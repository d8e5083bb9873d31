import { type CircuitData, type Operation, partsOf } from '../../../circuit/index.js';
import { addPhases } from '../../../math/index.js';
import { type ComparedForm, threeWireForms, writeExactly } from '../../synthesis/three-wires/three-wire-form.js';
import { matrixOfOperations, type Triple } from '../../synthesis/three-wires/three-wire-matrix.js';
import { wiresOf } from '../../views/windows.js';
import { bestWindow } from './best-window.js';
import { type Candidate, type Scan, WORTHWHILE, weigh } from './scan.js';
import { costOfOperations } from './window-cost.js';
import { isLocal, WrittenOperations } from './written-operations.js';

/** The circuit with every window in the form that gains the most; the very circuit where none gains anything. */
export function replaceWindows(circuit: CircuitData, scan: Scan): CircuitData {
  const { operations, lists, tooSmall } = scan;
  /** Nothing is written before the first replacement. */
  let result: WrittenOperations | undefined;
  let { globalPhase } = circuit;
  let replaced = 0;
  for (let place = 0; place < operations.length; place++) {
    if (!lists.isTaken(place)) {
      const found = tooSmall[place] === replaced + 1 ? undefined : bestWindow(scan, place, replaced + 1);
      if (found) {
        result ??= writtenSoFar(circuit, place);
        const before = found.wires.flatMap((wire) => result!.takeLocals(wire));
        const replacement = replacementOf(scan, found, before);
        if (!replacement) {
          for (const operation of [...before, operations[place]!]) result.push(operation);
        } else {
          replaced++;
          scan.leftOut.addNorm(8 * replacement.distance);
          lists.take(replacement.places);
          for (const operation of replacement.operations) result.push(operation);
          globalPhase = addPhases(globalPhase, replacement.globalPhase);
        }
      } else {
        result?.push(operations[place]!);
      }
    }
    lists.pass(place);
  }
  return result ? { ...partsOf(circuit), operations: result.operations(), globalPhase } : circuit;
}

interface Replacement {
  readonly places: readonly number[];
  /** What comes instead of what is there, and of the one-qubit gates before it. */
  readonly operations: readonly Operation[];
  readonly globalPhase: number;
  /** How far the form is from what it replaces, as an operator norm of its entries. */
  readonly distance: number;
}

/** What comes instead of a window, one-qubit gates around it included where that helps; undefined if it is not the same. */
function replacementOf(scan: Scan, found: Candidate, before: readonly Operation[]): Replacement | undefined {
  const { operations, lists, checks } = scan;
  const at = (places: readonly number[]) => places.map((place) => operations[place]!);
  const inside = found.places.slice(0, found.length);
  const beyond = localsAfter(operations, found);
  const places = [...inside, ...beyond];
  if (
    !checks.gathers(
      operations,
      [...places].sort((a, b) => a - b),
      (place) => lists.isTaken(place),
    )
  )
    return undefined;
  const parts = [...before, ...at(places)];
  const whole = wholeForm(parts, found, scan);
  if (whole) {
    const made = whole.operations.map((operation) => placed(operation, found.wires));
    if (checks.replaces(parts, made, { phase: whole.globalPhase })) {
      return { places, operations: made, globalPhase: whole.globalPhase, distance: whole.distance };
    }
  }
  const { globalPhase, distance } = found.written;
  const made = found.written.operations.map((operation) => placed(operation, found.wires));
  if (!checks.replaces(at(inside), made, { phase: globalPhase })) return undefined;
  return { places, operations: [...before, ...made, ...at(beyond)], globalPhase, distance };
}

function writtenSoFar({ operations, qubits }: CircuitData, end: number): WrittenOperations {
  const result = new WrittenOperations(qubits);
  for (let place = 0; place < end; place++) result.push(operations[place]!);
  return result;
}

/** The one-qubit gates that directly follow what is replaced. */
function localsAfter(operations: readonly Operation[], { places, length, wires }: Candidate): readonly number[] {
  const open = new Set<number>(wires);
  const found: number[] = [];
  for (const place of places.slice(length)) {
    const operation = operations[place]!;
    if (isLocal(operation) && open.has(wiresOf(operation)[0]!)) found.push(place);
    else for (const wire of wiresOf(operation)) open.delete(wire);
  }
  return found;
}

/** The form of a window with the one-qubit gates around it: their Hadamards tell a Toffoli's target from its controls. */
function wholeForm(
  parts: readonly Operation[],
  { wires, written }: Candidate,
  { cost, search }: Scan,
): ComparedForm | undefined {
  const matrix = matrixOfOperations(parts, wires);
  const most = weigh(costOfOperations(written.operations, cost), cost) + WORTHWHILE;
  for (const form of threeWireForms(matrix)) {
    if (!search.wanted(form)) continue;
    const whole = writeExactly(form, matrix);
    if (whole && weigh(costOfOperations(whole.operations, cost), cost) < most) return whole;
  }
  return undefined;
}

function placed(operation: Operation, wires: Triple): Operation {
  const { controls, targets } = operation;
  return { ...operation, controls: controls.map((k) => wires[k]!), targets: targets.map((k) => wires[k]!) };
}
