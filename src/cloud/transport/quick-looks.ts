/*
 * Results may have a million entries, which a schema takes a second to go over. What these find right is right by the
 * schema too; of anything else the schema says what is wrong.
 */

const DECIMAL = /^(0|[1-9][0-9]*)$/;

/** Weights by decimal outcome. */
export function isOutcomeMap(value: unknown): boolean {
  return isPlain(value) && everyMember(value, (weight, key) => isWeight(weight) && DECIMAL.test(key));
}

/** Weights by decimal outcome by the id of a job. */
export function isOutcomeMapByJob(value: unknown): boolean {
  return isPlain(value) && everyMember(value, isOutcomeMap);
}

/** Decimal outcomes. */
export function isShotList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isShot);
}

function isShot(shot: unknown): boolean {
  return typeof shot === 'string' ? DECIMAL.test(shot) : Number.isSafeInteger(shot) && (shot as number) >= 0;
}

function isWeight(weight: unknown): boolean {
  return typeof weight === 'number' && weight >= 0 && weight < Number.POSITIVE_INFINITY;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function everyMember(
  members: Readonly<Record<string, unknown>>,
  isRight: (member: unknown, key: string) => boolean,
): boolean {
  for (const key in members) {
    if (!isRight(members[key], key)) return false;
  }
  return true;
}
