import { type Drawing, type DrawingWindow, drawPlaced, placedIn, placedName } from '../../public/draw.js';
import { wiresOf } from './view.js';

/**
 * The painted part of a drawing. Everything that is placed in the window is an option, which is the ground that it is painted
 * on: paint says nothing to a screen reader and takes no clicks.
 */
export function Part(props: {
  readonly drawing: Drawing;
  readonly window: DrawingWindow;
  /** What the identifiers of options begin with; the number of the placed thing follows. */
  readonly id: string;
  readonly active: number | undefined;
  readonly isMarked: (placed: number) => boolean;
}) {
  const { drawing, window } = props;
  const { wires, width, height } = drawing;
  const [left, top] = [window.left, window.top];
  const [right, bottom] = [Math.min(window.right, width), Math.min(window.bottom, height)];
  const size = { width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
  const shown = placedIn(drawing, window);
  const seen = wiresOf(drawing, window);
  return (
    <svg
      class="picture-part circuit-drawing"
      role="presentation"
      style={{ left: `${left}px`, top: `${top}px` }}
      {...size}
      viewBox={`${left} ${top} ${size.width} ${size.height}`}
    >
      {shown.map((placed) => {
        const isMarked = props.isMarked(placed);
        return (
          <rect
            key={placed}
            id={`${props.id}-${placed}`}
            class={`place${isMarked ? ' marked' : ''}${placed === props.active ? ' active' : ''}`}
            role="option"
            aria-label={placedName(drawing, placed)}
            aria-selected={isMarked}
            aria-setsize={drawing.placed.count}
            aria-posinset={placed + 1}
            {...frameOf(drawing, placed)}
            rx="7"
          />
        );
      })}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing that is painted can be focused */}
      <g class="paint" aria-hidden="true">
        {Array.from({ length: seen.end - seen.first }, (_, k) => {
          const y = wires.firstY + (seen.first + k) * wires.distance;
          return <line key={`wire ${seen.first + k}`} class="wire" x1={wires.left} y1={y} x2={wires.right} y2={y} />;
        })}
        {shown.map((placed) => (
          // Markup of the library, which escapes every name in it.
          <g key={placed} dangerouslySetInnerHTML={{ __html: drawPlaced(drawing, placed, window) }} />
        ))}
      </g>
    </svg>
  );
}

/** Pixels between a gate and the frame around it. */
const FRAME = 5;

/** The rectangle around a placed thing. */
export function frameOf({ columns, placed, wires }: Drawing, index: number) {
  const width = placed.width[index]! + 2 * FRAME;
  const halfHeight = wires.distance / 2 - FRAME / 2;
  const [top, bottom] = [placed.top[index]!, placed.bottom[index]!];
  return {
    x: columns.axis[placed.column[index]!]! - width / 2,
    y: wires.firstY + top * wires.distance - halfHeight,
    width,
    height: (bottom - top) * wires.distance + 2 * halfHeight,
  };
}
