export {
  type DrawHistogramOptions,
  type DrawTextOptions,
  drawHistogram,
  drawSvg,
  drawText,
} from '../draw/index.js';
