/** The method that Node's console asks for; a registered symbol, so that nothing of Node is needed. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/**
 * Makes `String(...)` and Node's console show a text in place of an object's fields. Nothing else changes: both methods are
 * hidden from loops, copies and JSON.
 *
 * @param value a result, or the prototype of a class of results
 */
export function printsAs<T extends object>(value: T, text: (value: T) => string): T {
  for (const name of ['toString', INSPECT]) {
    Object.defineProperty(value, name, {
      value(this: T) {
        return text(this);
      },
      configurable: true,
      writable: true,
    });
  }
  return value;
}
