import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IonloomError, issue } from '../errors/index.js';
import { type RunningEmulator, type StartOptions, startAround } from './start-emulator.js';
import { staticFiles } from './static-files.js';

/** A workbench that is served, with an emulator beside it. */
export interface RunningWorkbench {
  /** Where the page is: `http://127.0.0.1:PORT/`. */
  readonly page: string;
  /** What serves it, under `/v0.4` of the same origin. */
  readonly emulator: RunningEmulator;
  /** Ends both. */
  readonly stop: () => Promise<void>;
}

/**
 * Serves the workbench on this machine, with an emulator that its jobs may be submitted to.
 *
 * @param options those of {@link startEmulator}, and `folder`, where the files of the page are; those of the package if left
 * out
 * @throws IonloomError `CannotRead` where the page is missing, and as {@link startEmulator} does.
 */
export async function startWorkbench({
  folder = pageFolder(),
  ...options
}: StartOptions & { readonly folder?: string } = {}): Promise<RunningWorkbench> {
  const page = await staticFiles(folder).catch(() => {
    throw missing(folder);
  });
  const emulator = await startAround(options, (answer) => (request, beside) => {
    return new URL(request.url).pathname.startsWith('/v0.4') ? answer(request, beside) : page(request, beside);
  });
  return { page: new URL('/', emulator.url).href, emulator, stop: emulator.stop };
}

/** Where the package has the page: this file may be bundled into another folder of it. */
function pageFolder(): string {
  const places = ['./page', '../page', '../../dist/page'];
  const folders = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = folders.find((folder) => existsSync(join(folder, 'index.html')));
  if (found === undefined) throw missing(folders[0]!);
  return found;
}

function missing(folder: string): IonloomError {
  const hint = 'install ionloom anew, or run `npm run build` where it is developed';
  return new IonloomError(issue('CannotRead', `the page of the workbench is missing: ${folder}`, { hint }));
}
