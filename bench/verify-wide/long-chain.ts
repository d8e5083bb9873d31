import { certificateOf, verify } from 'ionloom';
import { type Measurement, row } from '../benchmark.js';
import { timed } from '../timing.js';
import { claimOf } from './mistaken.js';
import { said } from './said.js';
import { transpiled } from './transpiled.js';
import { trotterChain } from './trotter.js';

/** Long and wide: 1,000 qubits and 100,000 gates, transpiled at level 1 and verified in every way that there is. */
export function* longChain(quick: boolean): Generator<Measurement> {
  const [qubits, gates] = quick ? [100, 10_000] : [1000, 100_000];
  const of = `trotter: ${qubits} qubits, ${gates} gates`;
  const chain = trotterChain(qubits, gates);
  const [candidate, transpiling] = timed(() => transpiled(chain, { level: 1, entangler: 'zz' }));
  yield row(`${of}: transpiling`, transpiling, 's');
  const [verdict, verifying] = timed(() => verify(chain, candidate));
  yield row(`${of}: ${said(verdict)}`, verifying, 's', { atMost: 20 });
  const [text, making] = timed(() => JSON.stringify(certificateOf(candidate)));
  yield row(`${of}: making the certificate`, making, 's');
  yield row(`${of}: the certificate`, text.length / 1000, 'kB');
  const certificate = JSON.parse(text);
  const [replayed, replaying] = timed(() => verify(chain, candidate.circuit, { certificate }));
  yield row(`${of}: replaying the certificate: ${said(replayed)}`, replaying, 's', { atMost: 20 });
  const [plain, comparing] = timed(() => verify(chain, claimOf(candidate)));
  yield row(`${of}: nothing else known: ${said(plain)}`, comparing, 's', { atMost: 20 });
  yield row('trotter: most memory held', process.resourceUsage().maxRSS / 1024 ** 2, 'GiB', { atMost: 2 });
}
