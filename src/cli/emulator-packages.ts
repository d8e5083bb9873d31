import { issue } from '../errors/index.js';
import { Failure } from './failure.js';

/**
 * Loads what needs packages that not everybody has installed.
 *
 * @throws Failure `MissingPackage` where they are not.
 */
export async function loaded<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const found = issue('MissingPackage', 'the emulator needs packages that are not installed', {
      hint: 'npm install hono @hono/node-server piscina libsql',
    });
    throw new Failure([found], { cause: error });
  }
}
