import { IonloomError, issue } from '../errors/index.js';

/**
 * Loads a package that is installed beside ionloom only where somebody needs it.
 *
 * @param purpose what it is needed for, as the sentence names it
 * @throws IonloomError `MissingPackage` where it cannot be loaded.
 */
export function withPackage<Loaded>(name: string, purpose: string, load: () => Loaded): Loaded {
  try {
    return load();
  } catch (error) {
    throw missingPackage(name, purpose, error);
  }
}

/** The error of a package that cannot be loaded: it is not there, or what it needs of this machine is not. */
export function missingPackage(name: string, purpose: string, cause: unknown): IonloomError {
  const { code, message = String(cause) } = cause as { readonly code?: string; readonly message?: string };
  const absent = (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') && message.includes(`'${name}'`);
  const found = issue(
    'MissingPackage',
    absent
      ? `${purpose} needs the package ${name}, which is not installed`
      : `${purpose} needs the package ${name}, which cannot be loaded: ${message.split('\n', 1)[0]}`,
    { hint: `npm install ${name}` },
  );
  return new IonloomError(found, { cause });
}
