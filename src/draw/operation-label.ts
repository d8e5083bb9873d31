import type { Operation } from '../circuit/index.js';
import type { GateData } from '../gates/index.js';
import { angleLabel, type CharacterSet, nameLabel } from './angle-label.js';

const ASCII_SYMBOLS: readonly (readonly [string, string])[] = [
  ['†', 'dg'],
  ['×', 'x'],
  ['√', 'sqrt'],
];

/** How many terms of a Pauli sum are written out. */
const SHOWN_TERMS = 3;

/** What stands in an operation's box: the gate's symbol, its Pauli terms if it has any, and its parameters. */
export function operationLabel(operation: Operation, characters: CharacterSet): string {
  return withParameters(operation, parameterLabels(operation, characters), characters);
}

/** The same, its parameters being labelled already. */
export function withParameters(
  { gate, data }: Operation,
  parameters: readonly string[],
  characters: CharacterSet,
): string {
  const symbol = `${symbolLabel(gate.symbol, characters)}${dataLabel(data)}`;
  return parameters.length > 0 ? `${symbol}(${parameters.join(',')})` : symbol;
}

/** The labels of an operation's parameters, each in the gate's unit. */
export function parameterLabels({ gate, parameters }: Operation, characters: CharacterSet): readonly string[] {
  return parameters.map((angle, index) => angleLabel(angle, gate.parameters[index]?.unit ?? 'none', characters));
}

/** A gate's symbol in the characters that are allowed. */
export function symbolLabel(symbol: string, characters: CharacterSet): string {
  if (characters === 'unicode') return symbol;
  let text = symbol;
  for (const [sign, plain] of ASCII_SYMBOLS) text = text.replaceAll(sign, plain);
  return nameLabel(text, characters);
}

/** The Pauli terms that an operation carries, the first few of them, in brackets; nothing where it has none. */
export function dataLabel(data: GateData | undefined): string {
  const sum = data?.pauliSum;
  if (!sum) return '';
  const terms = sum.terms.slice(0, SHOWN_TERMS).map((term, index) => {
    const coefficient = angleLabel(sum.coefficients[index] ?? 1, 'none', 'ascii');
    if (coefficient === '1') return term;
    return coefficient === '-1' ? `-${term}` : `${coefficient}*${term}`;
  });
  const more = sum.terms.length - terms.length;
  return `[${[...terms, ...(more > 0 ? [`${more} more`] : [])].join('+').replaceAll('+-', '-')}]`;
}
