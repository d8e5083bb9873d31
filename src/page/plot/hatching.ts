/** How many pixels of the screen one line of a hatching takes, with the space to the next. */
const PERIOD = 6;

/** A fill of slanted lines: what tells series apart where colours do not. */
export function hatching(colour: string, ground: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = PERIOD;
  tile.height = PERIOD;
  const context = tile.getContext('2d');
  if (context === null) return colour;
  context.fillStyle = ground;
  context.fillRect(0, 0, PERIOD, PERIOD);
  context.strokeStyle = colour;
  context.lineWidth = 2;
  for (const shift of [-PERIOD, 0, PERIOD]) {
    context.beginPath();
    context.moveTo(shift - 1, PERIOD + 1);
    context.lineTo(shift + PERIOD + 1, -1);
    context.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? colour;
}
