/** The version of the package: a task is computed by the version that it was made by, or by none. */
export const VERSION = '0.1.0';
