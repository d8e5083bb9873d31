// Runs other simulators in JavaScript on a circuit given as JSON on stdin, as simulate.py does with Python's:
// node simulate.mjs PEER REPEAT

import { readFileSync } from 'node:fs';

const [peer, repeat = '3'] = process.argv.slice(2);
const { qubits, gates } = JSON.parse(readFileSync(0, 'utf8'));

/** Seconds of one run, by peer. */
const peers = {
  async 'quantum-circuit'() {
    const { default: QuantumCircuit } = await import('quantum-circuit');
    const names = { u: 'u3', cp: 'cu1' };
    return () => {
      const circuit = new QuantumCircuit(qubits);
      for (const [name, [theta, phi, lambda], wires] of gates) {
        const params = name === 'u' ? { theta, phi, lambda } : name === 'cp' ? { lambda: theta } : {};
        circuit.appendGate(names[name] ?? name, wires, { params });
      }
      return secondsOf(() => circuit.run());
    };
  },
  async jsqubits() {
    const { QState } = (await import('jsqubits')).jsqubits ?? (await import('jsqubits'));
    const apply = {
      h: (state, _, [a]) => state.hadamard(a),
      x: (state, _, [a]) => state.x(a),
      cx: (state, _, [a, b]) => state.cnot(a, b),
      cz: (state, _, [a, b]) => state.controlledZ(a, b),
      cp: (state, [angle], [a, b]) => state.controlledR(a, b, angle),
      // U(theta, phi, lambda) = Rz(phi) Ry(theta) Rz(lambda) up to a phase.
      u: (state, [theta, phi, lambda], [a]) => state.rotateZ(a, lambda).rotateY(a, theta).rotateZ(a, phi),
      swap: (state, _, [a, b]) => state.cnot(a, b).cnot(b, a).cnot(a, b),
    };
    return () =>
      secondsOf(() => {
        let state = QState.fromBits('0'.repeat(qubits));
        for (const [name, parameters, wires] of gates) state = apply[name](state, parameters, wires);
        return state;
      });
  },
};

function secondsOf(action) {
  const start = performance.now();
  action();
  return (performance.now() - start) / 1000;
}

const run = await peers[peer]();
const seconds = Array.from({ length: Number(repeat) }, run);
console.log(JSON.stringify({ seconds: Math.min(...seconds) }));
