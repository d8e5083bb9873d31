import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** So often a second a slow connection lets something through. */
const STEPS = 20;

/**
 * A port behind which another one is, what comes back from there arriving slowly.
 *
 * @param rate bytes a second
 */
export async function slowConnection(
  port: number,
  rate: number,
): Promise<{ readonly port: number; readonly close: () => void }> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => other.destroy());
    }
    near.pipe(far);
    far.on('data', async (bytes) => {
      far.pause();
      for (let start = 0; start < bytes.length; start += rate / STEPS) {
        near.write(bytes.subarray(start, start + rate / STEPS));
        if (bytes.length > rate / STEPS) await setTimeout(1000 / STEPS);
      }
      far.resume();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { readonly port: number }).port,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
