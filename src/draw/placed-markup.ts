import { type Drawing, shapes } from './drawing.js';
import { BOX_HEIGHT } from './measures.js';
import { escapeXml } from './xml.js';

/** A range of wires, both ends included. */
export interface WireRange {
  readonly first: number;
  readonly last: number;
}

/** The SVG elements of one placed thing, without those of its marks that are on other wires than these. */
export function placedMarkup(drawing: Drawing, index: number, { first, last }: WireRange): readonly string[] {
  const { placed, columns, labels } = drawing;
  const shape = shapes[placed.shape[index]!]!;
  const axis = columns.axis[placed.column[index]!]!;
  const isShown = (wire: number) => wire >= first && wire <= last;
  const y = (wire: number) => wireY(drawing, wire);
  const controls = placed.wires.subarray(placed.controls[index], placed.targets[index]);
  const targets = placed.wires.subarray(placed.targets[index], placed.controls[index + 1]);
  const parts: string[] = [];
  if (shape === 'barrier') {
    const half = drawing.wires.distance / 2;
    for (const wire of targets) {
      if (!isShown(wire)) continue;
      const x = rounded(axis);
      parts.push(`<line class="barrier" x1="${x}" y1="${y(wire) - half}" x2="${x}" y2="${y(wire) + half}"/>`);
    }
    return parts;
  }
  const [top, bottom] = [placed.top[index]!, placed.bottom[index]!];
  if (top < bottom) {
    parts.push(`<line class="link" x1="${rounded(axis)}" y1="${y(top)}" x2="${rounded(axis)}" y2="${y(bottom)}"/>`);
  }
  const [highest, lowest] = endsOf(targets);
  const left = axis - placed.width[index]! / 2;
  if (shape === 'cross') for (const wire of targets) if (isShown(wire)) parts.push(cross(axis, y(wire)));
  if (shape === 'label' || shape === 'box') {
    const [boxTop, boxBottom] = [y(highest) - BOX_HEIGHT / 2, y(lowest) + BOX_HEIGHT / 2];
    const kind = placed.operation[index]! < 0 ? 'measured' : 'box';
    const label = escapeXml(labels[placed.label[index]!]!);
    parts.push(
      `<rect class="${kind}" x="${rounded(left)}" y="${boxTop}" width="${rounded(placed.width[index]!)}" height="${boxBottom - boxTop}" rx="4"/>`,
      `<text class="label" x="${rounded(axis)}" y="${(boxTop + boxBottom) / 2}">${label}</text>`,
    );
    if (targets.length > 1) {
      targets.forEach((wire, position) => {
        if (!isShown(wire)) return;
        parts.push(`<text class="position" x="${rounded(left + 4)}" y="${y(wire)}">${position}</text>`);
      });
    }
  }
  for (const wire of controls) {
    if (!isShown(wire)) continue;
    // Inside a box the axis belongs to the label, so the dot stands where the targets have their numbers.
    const isInBox = shape === 'box' && wire > highest && wire < lowest;
    parts.push(`<circle class="control" cx="${rounded(isInBox ? left + 8 : axis)}" cy="${y(wire)}" r="4.5"/>`);
  }
  return parts;
}

function endsOf(wires: Uint32Array): readonly [highest: number, lowest: number] {
  let highest = Number.POSITIVE_INFINITY;
  let lowest = Number.NEGATIVE_INFINITY;
  for (const wire of wires) {
    highest = Math.min(highest, wire);
    lowest = Math.max(lowest, wire);
  }
  return [highest, lowest];
}

function cross(x: number, y: number): string {
  const [left, right] = [rounded(x - 6), rounded(x + 6)];
  return `<path class="cross" d="M${left} ${y - 6}L${right} ${y + 6}M${left} ${y + 6}L${right} ${y - 6}"/>`;
}

/** The line of a wire, in pixels from the top. */
export function wireY({ wires }: Drawing, wire: number): number {
  return wires.firstY + wire * wires.distance;
}

/** Pixels to the tenth. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
