import { execFileSync, spawnSync } from 'node:child_process';
import { PeerFailure } from '../benchmark.js';

/** A host of a network that is nowhere but in this machine's memory. */
export interface Host {
  readonly name: string;
  readonly address: string;
}

/** Some hosts that reach each other and nothing else. */
export interface Network {
  readonly hosts: readonly Host[];
  /** Milliseconds that each packet waits on its way out of a host; undefined where this Linux can hold none back. */
  readonly delay: number | undefined;
  /** Takes a host's cable out. */
  cut(host: Host): void;
  /** Puts it back. */
  mend(host: Host): void;
  /** Ends what still runs on the hosts, and leaves nothing of the network. */
  remove(): void;
}

/**
 * Hosts with addresses 10.77.0.1, 10.77.0.2 and so on, each a network namespace of its own. Their cables end in a bridge in another
 * namespace, which has no way out: no packet is seen by the machine's own network, whatever addresses that uses.
 *
 * @throws PeerFailure where this is no Linux that lets us make one.
 */
export function network(count: number, delay: number): Network {
  if (process.getuid?.() !== 0) throw new PeerFailure('only root makes network namespaces.');
  const prefix = `ionloom-${process.pid}`;
  const between = `${prefix}-bridge`;
  const hosts = Array.from({ length: count }, (_, k) => ({ name: `${prefix}-${k}`, address: `10.77.0.${k + 1}` }));
  const made: string[] = [];
  const remove = () => {
    for (const name of made.splice(0).reverse()) {
      const { stdout = '' } = spawnSync('ip', ['netns', 'pids', name], { encoding: 'utf8' });
      for (const pid of stdout.split('\n').map(Number).filter(Boolean)) process.kill(pid, 'SIGKILL');
      spawnSync('ip', ['netns', 'delete', name], { stdio: 'ignore' });
    }
  };
  const make = (name: string) => {
    ip('netns', 'add', name);
    made.push(name);
  };
  try {
    make(between);
    ip('-n', between, 'link', 'add', 'bridge', 'type', 'bridge');
    ip('-n', between, 'link', 'set', 'bridge', 'up');
    hosts.forEach(({ name, address }, k) => {
      make(name);
      ip('-n', between, 'link', 'add', `port${k}`, 'type', 'veth', 'peer', 'name', 'cable', 'netns', name);
      ip('-n', between, 'link', 'set', `port${k}`, 'master', 'bridge', 'up');
      ip('-n', name, 'address', 'add', `${address}/24`, 'dev', 'cable');
      ip('-n', name, 'link', 'set', 'cable', 'up');
      ip('-n', name, 'link', 'set', 'lo', 'up');
    });
    const isDelayed = hosts.every(({ name }) => canDelay(name, delay));
    const port = (host: Host) => `port${hosts.findIndex(({ name }) => name === host.name)}`;
    return {
      hosts,
      delay: isDelayed ? delay : undefined,
      // At the other end: the host itself is not told, as with a switch that has no power.
      cut: (host) => ip('-n', between, 'link', 'set', port(host), 'nomaster'),
      mend: (host) => ip('-n', between, 'link', 'set', port(host), 'master', 'bridge'),
      remove,
    };
  } catch (error) {
    remove();
    if (error instanceof PeerFailure) throw error;
    throw new PeerFailure(`this machine makes no network of its own: ${(error as Error).message.trim()}`);
  }
}

/** The command and words that run something on a host. */
export function on({ name }: Host, command: string, words: readonly string[]): readonly [string, string[]] {
  return ['ip', ['netns', 'exec', name, command, ...words]];
}

/** Bytes that have come to a host and left it so far. */
export function bytesAt({ name }: Host): number {
  const told = execFileSync('ip', ['-n', name, '-s', '-j', 'link', 'show', 'cable'], { encoding: 'utf8' });
  const [{ stats64 }] = JSON.parse(told) as [Record<'stats64', Record<'rx' | 'tx', { readonly bytes: number }>>];
  return stats64.rx.bytes + stats64.tx.bytes;
}

/** Holds back what leaves a host, where the kernel has the module for it (`sch_netem`). */
function canDelay(name: string, delay: number): boolean {
  const words = ['-n', name, 'qdisc', 'add', 'dev', 'cable', 'root', 'netem', 'delay', `${delay}ms`];
  return spawnSync('tc', words, { stdio: 'ignore' }).status === 0;
}

function ip(...words: readonly string[]): void {
  try {
    execFileSync('ip', words, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const { code, stderr } = error as { readonly code?: string; readonly stderr?: string };
    if (code === 'ENOENT') throw new PeerFailure('the command ip is missing (Debian: apt-get install iproute2).');
    throw new Error(stderr?.split('\n', 1)[0] || `ip ${words.join(' ')} fails`);
  }
}
