import type { FramePixels } from '../../../domain/frame.ts';
import { colourTransform } from '../../../domain/frameColour.ts';
import { type Component, componentsOf } from '../../../domain/frameLayout.ts';
import { pixelValueCount, type Target } from './target.ts';

/**
 * pixel_values [rgb, height, width] of one frame by the definition, pixel by pixel: each component resized by a
 * triangle filter with support = max(1, scale) and half-pixel centres, as PIL's BILINEAR does; then converted to
 * R'G'B', clamped, composited over black, normalised and turned upright.
 */
export function preprocessReference(frame: FramePixels, target: Target): Float32Array {
  const components = componentsOf(frame);
  const transform = colourTransform(frame);
  const pixelValues = new Float32Array(pixelValueCount(target));
  const pixels = target.width * target.height;
  for (let y = 0; y < target.height; y++) {
    for (let x = 0; x < target.width; x++) {
      const [first = 0, second = 0, third = 0, alpha = 255] = components.map((component) =>
        resample(frame, component, target, x, y),
      );
      transform.forEach((row, channel) => {
        const colour = row[0] * first + row[1] * second + row[2] * third + row[3];
        const composited = (Math.min(1, Math.max(0, colour)) * alpha) / 255;
        const normalised = (composited - (target.mean[channel] ?? 0)) / (target.std[channel] ?? 1);
        pixelValues[channel * pixels + y * target.width + x] = normalised;
      });
    }
  }
  return pixelValues;
}

/** The weighted mean of all samples around the place in the stored picture that upright pixel (x, y) comes from. */
function resample(frame: FramePixels, component: Component, target: Target, x: number, y: number): number {
  const across = (x + 0.5) / target.width;
  const down = (y + 0.5) / target.height;
  const { centreX, centreY } = {
    0: { centreX: across, centreY: down },
    90: { centreX: down, centreY: 1 - across },
    180: { centreX: 1 - across, centreY: 1 - down },
    270: { centreX: 1 - down, centreY: across },
  }[frame.rotation];
  const turned = frame.rotation % 180 !== 0;
  const supportX = Math.max(1, component.extentX / (turned ? target.height : target.width));
  const supportY = Math.max(1, component.extentY / (turned ? target.width : target.height));
  let sum = 0;
  let weights = 0;
  for (let row = 0; row < component.rows; row++) {
    for (let column = 0; column < component.columns; column++) {
      const distanceX = (column + 0.5 - centreX * component.extentX) / supportX;
      const distanceY = (row + 0.5 - centreY * component.extentY) / supportY;
      const weight = Math.max(0, 1 - Math.abs(distanceX)) * Math.max(0, 1 - Math.abs(distanceY));
      const value = frame.data[component.offset + row * component.stride + column * component.step] ?? Number.NaN;
      sum += weight * value;
      weights += weight;
    }
  }
  return sum / weights;
}
