import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The folder of real circuits (OpenQASM 2, with an index.csv), which need not be there: the environment's
 * IONLOOM_CIRCUITS, else the one beside the project.
 */
export const circuitFolder = process.env['IONLOOM_CIRCUITS'] ?? resolve(import.meta.dirname, '../../shared/circuits');

/** The paths of its OpenQASM files, by name; none where there is no folder. */
export const circuitFiles: ReadonlyMap<string, string> = new Map(
  (existsSync(circuitFolder) ? readdirSync(circuitFolder) : [])
    .filter((name) => name.endsWith('.qasm'))
    .sort()
    .map((name) => [name, join(circuitFolder, name)]),
);
