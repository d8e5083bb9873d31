import type { Gate } from '../../../gates/index.js';
import { libraryGate, type TableGate } from '../elaborate/callee.js';
import type { Version } from '../syntax/lexer.js';

/**
 * What every other program takes without a definition: the gates of qelib1.inc as the paper on OpenQASM 2 has it (not
 * all readers know what was added later), and those of stdgates.inc (u2 and U carry phases, see libraryGate) with the
 * native ones.
 */
const names: Readonly<Record<Version, readonly string[]>> = {
  2: `u3 u2 u1 cx id x y z h s sdg t tdg rx ry rz cz cy ch ccx crz cu1 cu3`.split(/\s+/),
  3: `p x y z h s sdg t tdg sx rx ry rz cx cy cz cp crx cry crz ch swap ccx cswap cu id u2 U
    gpi gpi2 ms zz`.split(/\s+/),
};

const key = (gate: Gate, controls: number): string => `${gate.gateset} ${gate.name} ${controls}`;

function vocabulary(version: Version): ReadonlyMap<string, TableGate> {
  const known = new Map<string, TableGate>();
  for (const name of names[version]) {
    const found = libraryGate(version, name, true);
    if (found === undefined) throw new Error(`the gate table has no ${name} of OpenQASM ${version}`);
    const own = key(found.gate, found.controls);
    if (!known.has(own)) known.set(own, found);
  }
  return known;
}

const vocabularies: Readonly<Record<Version, ReadonlyMap<string, TableGate>>> = {
  2: vocabulary(2),
  3: vocabulary(3),
};

/** The name that needs no definition for a gate with this number of controls, or undefined. */
export function knownGate(version: Version, gate: Gate, controls: number): TableGate | undefined {
  return vocabularies[version].get(key(gate, controls));
}
