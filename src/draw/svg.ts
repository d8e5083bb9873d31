import { type CircuitData, requireCircuit } from '../circuit/index.js';
import type { Drawing } from './drawing.js';
import { layoutDrawing } from './layout-drawing.js';
import { MARGIN, NOTE_DISTANCE } from './measures.js';
import { placedMarkup, rounded, wireY } from './placed-markup.js';
import { PAPER, STANDALONE_STYLE } from './style.js';
import { escapeXml } from './xml.js';

/**
 * A circuit as a stand-alone SVG document, laid out as the text drawing is.
 *
 * It needs neither scripts nor fonts of its own.
 */
export function drawSvg(circuit: CircuitData): string {
  requireCircuit(circuit, 'drawSvg');
  const drawing = layoutDrawing(circuit);
  const { height, notes, wires } = drawing;
  const width = rounded(drawing.width);
  const noteY = height - notes.length * NOTE_DISTANCE;
  const everyWire = { first: 0, last: wires.labels.length - 1 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>Quantum circuit</title>`,
    `<style>${STANDALONE_STYLE}</style>`,
    `<rect width="100%" height="100%" fill="${PAPER}"/>`,
    ...wires.labels.flatMap((label, wire) => [
      `<line class="wire" x1="${rounded(wires.left)}" y1="${wireY(drawing, wire)}" x2="${rounded(wires.right)}" y2="${wireY(drawing, wire)}"/>`,
      `<text x="${MARGIN}" y="${wireY(drawing, wire)}">${escapeXml(label)}</text>`,
    ]),
    ...inCircuitOrder(drawing).flatMap((index) => placedMarkup(drawing, index, everyWire)),
    ...notes.map((note, index) => `<text x="${MARGIN}" y="${noteY + index * NOTE_DISTANCE}">${escapeXml(note)}</text>`),
    '</svg>',
    '',
  ].join('\n');
}

/** The placed things column by column, and within a column in the order of the circuit. */
function inCircuitOrder({ columns, placed }: Drawing): readonly number[] {
  const order = Array.from({ length: placed.count }, (_, index) => index);
  const { operation, measurement, bit } = placed;
  return Array.from({ length: columns.count }, (_, column) =>
    order
      .slice(columns.first[column], columns.first[column + 1])
      .sort((a, b) => operation[a]! - operation[b]! || measurement[a]! - measurement[b]! || bit[a]! - bit[b]!),
  ).flat();
}
