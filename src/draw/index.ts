export { complexLabel } from './complex-label.js';
export {
  type Drawing,
  type DrawnColumns,
  type DrawnWires,
  type PlacedThing,
  type PlacedThings,
  placedThing,
  shapes,
} from './drawing.js';
export { type GateCard, type GateCardAliases, type GateCardParameter, gateCard } from './gate-card.js';
export { type DrawHistogramOptions, drawHistogram } from './histogram.js';
export type { MeasuredBit, Shape } from './layout.js';
export { layoutDrawing } from './layout-drawing.js';
export { placedName } from './placed-name.js';
export { drawingStyle } from './style.js';
export { drawSvg } from './svg.js';
export { type DrawingWindow, drawPlaced, drawSvgPart, placedAt, placedIn } from './svg-part.js';
export { type DrawTextOptions, drawText } from './text.js';
