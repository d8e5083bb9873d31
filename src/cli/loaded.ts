import { issue } from '../errors/index.js';
import { Failure } from './failure.js';

/** What commands need beside the package, which not everybody has installed. */
const NEEDS = {
  emulator: { what: 'the emulator', packages: 'hono @hono/node-server piscina libsql' },
  tasks: { what: 'running tasks', packages: 'piscina bullmq ioredis hono @hono/node-server libsql' },
} as const;

/**
 * Loads what needs packages that not everybody has installed.
 *
 * @throws Failure `MissingPackage` where they are not.
 */
export async function loaded<Module>(wanted: keyof typeof NEEDS, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const { what, packages } = NEEDS[wanted];
    const found = issue('MissingPackage', `${what} needs packages that are not installed`, {
      hint: `npm install ${packages}`,
    });
    throw new Failure([found], { cause: error });
  }
}
