import { visible } from '../errors/index.js';
import { UNKNOWN } from './table.js';

/** A text of the service in a line for people; what it does not say is unknown. */
export function textOf(value: unknown): string {
  return value === undefined || value === null || value === '' ? UNKNOWN : visible(String(value));
}

/** A point in time as the service writes it, to the second and without its time zone, which is UTC. */
export function timeOf(value: unknown): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(String(value)) ?? [];
  return day === undefined ? textOf(value) : `${day} ${time}`;
}

/** The same outside of tables, where no head says that it is UTC. */
export function timeUtc(value: unknown): string {
  const time = timeOf(value);
  return time === textOf(value) ? time : `${time} UTC`;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration, given in milliseconds. */
export function durationOf(milliseconds: unknown): string {
  if (typeof milliseconds !== 'number' || !Number.isFinite(milliseconds)) return textOf(milliseconds);
  if (milliseconds < SECOND) return `${rounded(milliseconds)} ms`;
  if (milliseconds < MINUTE) return `${rounded(milliseconds / SECOND)} s`;
  if (milliseconds < HOUR) return `${rounded(milliseconds / MINUTE)} min`;
  if (milliseconds < 2 * DAY) return `${rounded(milliseconds / HOUR)} h`;
  return `${rounded(milliseconds / DAY)} days`;
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** An amount of money, or of what else the service bills in. */
export function amountOf(value: unknown, unit: unknown): string {
  if (typeof value !== 'number') return textOf(value);
  const isDollars = String(unit).toLowerCase() === 'usd';
  // Prices of gates are small parts of a cent; sums are rounded as bills are.
  const small = value !== 0 && Math.abs(value) < 0.01;
  const number = small ? String(Number(value.toPrecision(4))) : (Math.round(100 * value) / 100).toFixed(2);
  if (isDollars) return `$${number}`;
  return unit === undefined || unit === null ? number : `${number} ${textOf(unit)}`;
}

/** Yes or no; what the service does not say is unknown. */
export function yesOrNo(value: unknown): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : textOf(value);
}
