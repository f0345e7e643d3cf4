/** Shapes, as the hand of each of the seven sets would draw them. */

const CORNERS = {
  square: [[8, 8], [92, 8], [92, 92], [8, 92]],
  triangle: [[50, 6], [96, 92], [4, 92]],
  diamond: [[50, 2], [84, 50], [50, 98], [16, 50]],
  cross: [0, 1, 2, 3].flatMap((quarters) => turned([[35, 35], [35, 4], [65, 4]], quarters)),
  star: around(10, [48, 20], -Math.PI / 2),
  circle: around(96, [48], 0),
  heart: heart(96),
};
export const SHAPES = ['circle', 'square', 'triangle', 'star', 'heart', 'ring', 'cross', 'diamond'];

/** Corners about the middle of a square of 100 units; the radii alternate. */
function around(count, radii, turn) {
  return Array.from({ length: count }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / count;
    const radius = radii[i % radii.length];
    return [50 + radius * Math.cos(angle), 50 + radius * Math.sin(angle)];
  });
}

/** Corners turned clockwise about the middle. */
function turned(points, quarters) {
  return quarters === 0 ? points : turned(points.map(([x, y]) => [100 - y, x]), quarters - 1);
}

/** The classic curve x = 16 sin³t, y = 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t, in a square of 100 units. */
function heart(count) {
  return Array.from({ length: count }, (_, i) => {
    const t = (2 * Math.PI * i) / count;
    const y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t);
    return [50 + (16 * Math.sin(t) ** 3 * 100) / 36, 46 - (y * 100) / 36];
  });
}

const closed = (points) => `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;

/** The path of a shape, with `wobble` units of a slow unsteadiness of the hand. */
function outline(shape, wobble) {
  const rings = shape === 'ring' ? [around(96, [48], 0), around(96, [25], 0)] : [CORNERS[shape]];
  return rings.map((points) => closed(wobble ? unsteady(points, wobble) : points)).join('');
}

/** Points every few units along the polygon, each moved by a few slow waves. */
function unsteady(points, wobble) {
  return points.flatMap(([x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length];
    const steps = Math.max(1, Math.round(Math.hypot(nextX - x, nextY - y) / 5));
    return Array.from({ length: steps }, (_, step) => {
      const [px, py] = [x + ((nextX - x) * step) / steps, y + ((nextY - y) * step) / steps];
      return [px + wobble * Math.sin(py / 10 + px / 21), py + wobble * Math.cos(px / 9 + py / 19)];
    });
  });
}

/** How each set draws a shape: in white, grey and black, on a square of 100 units. */
export const LOOKS = {
  noto: (shape) => `<path fill="#fff" fill-rule="evenodd" d="${outline(shape, 0)}"/>`,
  twemoji: (shape) =>
    `<path fill="#fff" fill-rule="evenodd" stroke="#262626" stroke-width="7" stroke-linejoin="round" ` +
    `d="${outline(shape, 0)}"/>`,
  fluent: (shape) =>
    `<defs><radialGradient id="g" cx="0.35" cy="0.3" r="0.8"><stop offset="0" stop-color="#fff"/>` +
    `<stop offset="0.45" stop-color="#ececec"/><stop offset="1" stop-color="#9c9c9c"/></radialGradient></defs>` +
    `<path fill="url(#g)" fill-rule="evenodd" stroke="url(#g)" stroke-width="6" stroke-linejoin="round" ` +
    `d="${outline(shape, 0)}"/>`,
  blob: (shape) =>
    `<defs><linearGradient id="b" x1="0" y1="0" x2="0" y2="1"><stop offset="0.2" stop-color="#fff"/>` +
    `<stop offset="1" stop-color="#a8a8a8"/></linearGradient></defs>` +
    `<path fill="url(#b)" fill-rule="evenodd" stroke="url(#b)" stroke-width="9" stroke-linejoin="round" ` +
    `d="${outline(shape, 0.6)}"/>`,
  emojione: (shape) =>
    `<path fill="#fff" fill-rule="evenodd" stroke="#8f8f8f" stroke-width="8" stroke-linejoin="round" ` +
    `d="${outline(shape, 0)}"/>`,
  fx: (shape) => {
    const dots = Array.from({ length: 100 }, (_, i) => `M${(i % 10) * 10 + 3} ${Math.floor(i / 10) * 10 + 5}h4`).join('');
    return (
      `<defs><clipPath id="c"><path clip-rule="evenodd" d="${outline(shape, 0)}"/></clipPath></defs>` +
      `<path fill="#f4f4f4" fill-rule="evenodd" d="${outline(shape, 0)}"/>` +
      `<path clip-path="url(#c)" stroke="#bdbdbd" stroke-width="4" d="${dots}"/>`
    );
  },
  openmoji: (shape) => {
    const hatching = Array.from({ length: 24 }, (_, i) => `M${i * 9 - 100} 105L${i * 9 + 5} -5`).join('');
    const path = outline(shape, 1.1);
    return (
      `<defs><clipPath id="c"><path clip-rule="evenodd" d="${path}"/></clipPath></defs>` +
      `<path fill="#fff" fill-rule="evenodd" d="${path}"/>` +
      `<path clip-path="url(#c)" stroke="#b4b4b4" stroke-width="2.6" fill="none" d="${hatching}"/>` +
      `<path fill="none" stroke="#000" stroke-width="4" stroke-linejoin="round" d="${path}"/>`
    );
  },
};
