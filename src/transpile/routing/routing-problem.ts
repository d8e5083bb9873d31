/** Something that happens to qubits, in as few words as routing needs. */
export interface RoutedTask {
  /** One, two or (of a barrier) any number of qubits. */
  readonly qubits: readonly number[];
  /** By qubit: what it has in common with those that it may change places with there; any other is after it or before. */
  readonly groups: readonly number[];
  /** What it costs as it is and, if it is on two qubits, with their exchange taken in. */
  readonly direct: number;
  readonly mirrored: number;
}

const NONE = -1;

/**
 * What is to be routed: tasks, and which of them have to wait for which.
 *
 * On every qubit tasks come in groups: those of a group in any order, each after all of the group before. A group is one
 * number in the whole problem.
 */
export class RoutingProblem {
  readonly qubits: number;
  readonly tasks: readonly RoutedTask[];
  /** The two qubits of a task; none (-1) where it is not on two. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** How many tasks a group has, the group after it on its qubit (-1 for none), and the qubits' first groups. */
  readonly groupSize: Int32Array;
  readonly nextGroup: Int32Array;
  readonly firstGroup: Int32Array;
  /** By group, its tasks in the order in which they stand. */
  readonly members: readonly (readonly number[])[];
  /** Tasks in the order of the layers of a circuit, for looking ahead. */
  readonly layered: Int32Array;
  /** What an exchange costs that nothing takes in. */
  readonly exchange: number;

  constructor(qubits: number, tasks: readonly RoutedTask[], exchange: number, reversed: boolean = false) {
    this.qubits = qubits;
    this.tasks = tasks;
    this.exchange = exchange;
    const count = tasks.length;
    this.first = new Int32Array(count).fill(NONE);
    this.second = new Int32Array(count).fill(NONE);
    const groups = 1 + tasks.reduce((most, task) => Math.max(most, ...task.groups), NONE);
    this.groupSize = new Int32Array(groups);
    this.nextGroup = new Int32Array(groups).fill(NONE);
    this.firstGroup = new Int32Array(qubits).fill(NONE);
    const members = Array.from({ length: groups }, (): number[] => []);
    const last = new Int32Array(qubits).fill(NONE);
    const order = reversed ? Array.from({ length: count }, (_, k) => count - 1 - k) : tasks.keys();
    for (const k of order) {
      const task = tasks[k]!;
      if (task.qubits.length === 2) [this.first[k], this.second[k]] = task.qubits as [number, number];
      for (let j = 0; j < task.qubits.length; j++) {
        const qubit = task.qubits[j]!;
        const group = task.groups[j]!;
        members[group]!.push(k);
        this.groupSize[group] = this.groupSize[group]! + 1;
        if (last[qubit] === group) continue;
        if (last[qubit] === NONE) this.firstGroup[qubit] = group;
        else this.nextGroup[last[qubit]!] = group;
        last[qubit] = group;
      }
    }
    this.members = members;
    this.layered = this.#inLayers();
  }

  /** The same with everything in the opposite order. */
  reversed(): RoutingProblem {
    return new RoutingProblem(this.qubits, this.tasks, this.exchange, true);
  }

  #inLayers(): Int32Array {
    const { tasks } = this;
    const left = tasks.map(({ groups }) => groups.length);
    const sizes = this.groupSize.slice();
    const order: number[] = [];
    const open = (group: number): void => {
      for (const task of this.members[group]!) {
        left[task] = left[task]! - 1;
        if (left[task] === 0) order.push(task);
      }
    };
    for (const group of this.firstGroup) if (group !== NONE) open(group);
    for (let at = 0; at < order.length; at++) {
      for (const group of tasks[order[at]!]!.groups) {
        sizes[group] = sizes[group]! - 1;
        const next = this.nextGroup[group]!;
        if (sizes[group] === 0 && next !== NONE) open(next);
      }
    }
    return Int32Array.from(order);
  }
}

/** How much the tasks of every pair of qubits that meet cost: a key is the smaller qubit times all qubits, plus the other. */
export function meetings({ tasks, qubits }: RoutingProblem): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { qubits: on, direct } of tasks) {
    if (on.length !== 2) continue;
    const key = Math.min(on[0]!, on[1]!) * qubits + Math.max(on[0]!, on[1]!);
    found.set(key, (found.get(key) ?? 0) + direct);
  }
  return found;
}
