import { type CircuitData, requireCircuit } from '../circuit/index.js';
import { layoutOf, type Placement } from './layout.js';

const WIRE_DISTANCE = 44;
const BOX_HEIGHT = 30;
const MARGIN = 14;
const COLUMN_GAP = 14;
const SMALLEST_COLUMN = 30;
/** The advance of one character of the 13 px monospace font below, a little generous so that no font overflows. */
const CHARACTER_WIDTH = 8.2;

const STYLE = [
  'text{font:13px ui-monospace,Menlo,Consolas,monospace;fill:#1b1f24;dominant-baseline:central}',
  '.label{text-anchor:middle}.position{font-size:10px;fill:#57606a}',
  '.wire,.link{stroke:#57606a;stroke-width:1.2}.box{fill:#eef4ff;stroke:#3b6fb6}.measured{fill:#fff6e0;stroke:#b07d1a}',
  '.control{fill:#1b1f24}.cross{stroke:#1b1f24;stroke-width:1.6}.barrier{stroke:#8c959f;stroke-width:2;stroke-dasharray:4 3}',
].join('');

/**
 * A circuit as a stand-alone SVG document, laid out as the text drawing is.
 *
 * It needs neither scripts nor fonts of its own.
 */
export function drawSvg(circuit: CircuitData): string {
  requireCircuit(circuit, 'drawSvg');
  const layout = layoutOf(circuit, 'unicode');
  const labelWidth = Math.max(...layout.wireLabels.map((label) => textWidth(label)));
  const firstX = MARGIN + labelWidth + COLUMN_GAP;
  const parts: string[] = [];
  let x = firstX;
  for (const placements of layout.columns) {
    const width = placements.reduce((most, placement) => Math.max(most, placementWidth(placement)), SMALLEST_COLUMN);
    const axis = x + width / 2;
    for (const placement of placements) parts.push(...drawPlacement(placement, axis));
    x += width + COLUMN_GAP;
  }
  const height = 2 * MARGIN + layout.wires * WIRE_DISTANCE + layout.notes.length * 20;
  const noteY = 2 * MARGIN + layout.wires * WIRE_DISTANCE;
  const noteWidth = layout.notes.reduce((most, note) => Math.max(most, textWidth(note)), 0);
  const width = Math.max(x, MARGIN + noteWidth) + MARGIN;
  const wires = layout.wireLabels.flatMap((label, wire) => [
    `<line class="wire" x1="${round(firstX - 6)}" y1="${wireY(wire)}" x2="${round(x)}" y2="${wireY(wire)}"/>`,
    `<text x="${MARGIN}" y="${wireY(wire)}">${escapeXml(label)}</text>`,
  ]);
  const notes = layout.notes.map(
    (note, index) => `<text x="${MARGIN}" y="${noteY + index * 20}">${escapeXml(note)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${height}" viewBox="0 0 ${round(width)} ${height}" role="img">`,
    `<title>Quantum circuit</title>`,
    `<style>${STYLE}</style>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...wires,
    ...parts,
    ...notes,
    '</svg>',
    '',
  ].join('\n');
}

function drawPlacement(placement: Placement, axis: number): readonly string[] {
  const { shape, label, top, bottom, controls, targets, measured } = placement;
  if (shape === 'barrier') {
    return targets.map((wire) => {
      const half = WIRE_DISTANCE / 2;
      return `<line class="barrier" x1="${round(axis)}" y1="${wireY(wire) - half}" x2="${round(axis)}" y2="${wireY(wire) + half}"/>`;
    });
  }
  const parts: string[] = [];
  if (top < bottom) {
    parts.push(`<line class="link" x1="${round(axis)}" y1="${wireY(top)}" x2="${round(axis)}" y2="${wireY(bottom)}"/>`);
  }
  if (shape === 'cross') for (const wire of targets) parts.push(drawCross(axis, wireY(wire)));
  if (shape === 'label' || shape === 'box') parts.push(...drawBox(label, targets, axis, measured));
  for (const wire of controls) {
    const isInBox = shape === 'box' && wire > Math.min(...targets) && wire < Math.max(...targets);
    // Inside a box the axis belongs to the label, so the dot stands where the targets have their numbers.
    const x = isInBox ? axis - boxWidth(label, targets.length) / 2 + 8 : axis;
    parts.push(`<circle class="control" cx="${round(x)}" cy="${wireY(wire)}" r="4.5"/>`);
  }
  return parts;
}

function drawBox(label: string, targets: readonly number[], axis: number, measured: boolean): readonly string[] {
  const top = wireY(Math.min(...targets)) - BOX_HEIGHT / 2;
  const bottom = wireY(Math.max(...targets)) + BOX_HEIGHT / 2;
  const width = boxWidth(label, targets.length);
  const left = axis - width / 2;
  const parts = [
    `<rect class="${measured ? 'measured' : 'box'}" x="${round(left)}" y="${top}" width="${round(width)}" height="${bottom - top}" rx="4"/>`,
    `<text class="label" x="${round(axis)}" y="${(top + bottom) / 2}">${escapeXml(label)}</text>`,
  ];
  if (targets.length > 1) {
    targets.forEach((wire, position) => {
      parts.push(`<text class="position" x="${round(left + 4)}" y="${wireY(wire)}">${position}</text>`);
    });
  }
  return parts;
}

function drawCross(x: number, y: number): string {
  const [left, right] = [round(x - 6), round(x + 6)];
  return `<path class="cross" d="M${left} ${y - 6}L${right} ${y + 6}M${left} ${y + 6}L${right} ${y - 6}"/>`;
}

function placementWidth({ shape, label, targets }: Placement): number {
  return shape === 'label' || shape === 'box' ? boxWidth(label, targets.length) : SMALLEST_COLUMN;
}

/** Boxes over several wires keep a margin on both sides for the targets' numbers. */
function boxWidth(label: string, targets: number): number {
  return Math.max(SMALLEST_COLUMN, textWidth(label) + (targets > 1 ? 36 : 14));
}

function textWidth(text: string): number {
  return [...text].length * CHARACTER_WIDTH;
}

function wireY(wire: number): number {
  return MARGIN + WIRE_DISTANCE / 2 + wire * WIRE_DISTANCE;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const XML_ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in XML: markup escaped, characters that XML forbids left out. */
function escapeXml(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').replace(/[&<>"]/g, (character) => XML_ENTITIES[character]!);
}
