import { useEffect, useRef, useState } from 'preact/hooks';
import type { DrawnPlot } from './chart.js';
import { lookAt, onLookChange } from './look.js';
import type { Plotted } from './plotted.js';

/**
 * A plot. What draws it is loaded with the first one, so that the page is there before it.
 *
 * @param props.sentence what a screen reader says of it; the numbers stand in a table beside it
 */
export function Plot({ plotted, sentence }: { readonly plotted: Plotted; readonly sentence: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<DrawnPlot | undefined>(undefined);
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    let plot: DrawnPlot | undefined;
    let isGone = false;
    import('./chart.js').then(
      ({ drawIn }) => {
        if (isGone || frame.current === null) return;
        plot = drawIn(frame.current);
        setDrawn(plot);
      },
      () => setMissing(true),
    );
    return () => {
      isGone = true;
      plot?.remove();
    };
  }, []);

  useEffect(() => {
    if (drawn === undefined) return undefined;
    return onLookChange(() => {
      if (frame.current !== null) drawn.show(plotted, lookAt(frame.current));
    });
  }, [drawn, plotted]);

  if (isMissing) return <p class="hint">The plot could not be loaded; the table has the same numbers.</p>;
  return <div ref={frame} class="plot" role="img" aria-label={sentence} />;
}
