import { execFileSync } from 'node:child_process';
import { type Benchmark, PeerFailure, unmeasuredPeer } from './benchmark.js';
import { type Network, network } from './sweep/network.js';
import { overNetwork } from './sweep/over-network.js';

/** Milliseconds that each packet waits, as between two towns. */
const DELAY = 3;

/** A sweep between hosts of a network, one of which is cut off in the middle. */
export const sweepNetwork: Benchmark = {
  about: 'a sweep between four hosts of a network of its own, one of which is cut off and comes back',
  async *run({ quick, cases }) {
    let made: Network;
    try {
      made = network(4, DELAY);
    } catch (error) {
      if (!(error instanceof PeerFailure)) throw error;
      yield unmeasuredPeer('a sweep over a network', error);
      return;
    }
    const interrupted = () => {
      made.remove();
      process.exit(130);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    try {
      execFileSync(process.execPath, ['node_modules/tsup/dist/cli-default.js'], { stdio: 'ignore' });
      yield* overNetwork(made, cases ?? (quick ? 200 : 1200), quick ? 1000 : 5000);
    } finally {
      made.remove();
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    }
  },
};
