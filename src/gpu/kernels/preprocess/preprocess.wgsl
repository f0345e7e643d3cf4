// One frame's pixel_values: resized by a triangle filter that widens when it shrinks (antialiased bilinear), converted
// to R'G'B', normalised and turned upright. One invocation per output pixel. Both the filter and the conversion are
// linear, so each component is resized in its own resolution first and only output pixels are converted.

override workgroup_size: u32;

struct Component {
  offset: u32,
  stride: u32,
  step: u32,
  // Samples across and down, and the picture's size in samples, which may end inside the last one.
  samples: vec2u,
  extent: vec2f,
}

struct Frame {
  components: array<Component, 4>,
  // Components (0 … 255, and 1) to R'G'B' in [0, 1].
  red: vec4f,
  green: vec4f,
  blue: vec4f,
  mean: vec4f,
  deviation: vec4f,
  width: u32,
  height: u32,
  // Clockwise, from the stored to the upright picture.
  quarter_turns: u32,
  has_alpha: u32,
  // First element in pixel_values.
  first: u32,
}

@group(0) @binding(0) var<uniform> frame: Frame;
// Bytes, four to a word, the first one lowest.
@group(0) @binding(1) var<storage, read> data: array<u32>;
// [frame][rgb][row][column]
@group(0) @binding(2) var<storage, read_write> pixel_values: array<f32>;

fn sample_at(component: Component, column: u32, row: u32) -> f32 {
  let byte = component.offset + row * component.stride + column * component.step;
  return f32(extractBits(data[byte / 4u], byte % 4u * 8u, 8u));
}

fn triangle(distance: f32) -> f32 {
  return max(0.0, 1.0 - abs(distance));
}

// The value of output pixel `at` when the component is resized to `size`.
fn resample(component: Component, at: vec2u, size: vec2u) -> f32 {
  let scale = component.extent / vec2f(size);
  let support = max(scale, vec2f(1.0));
  let centre = (vec2f(at) + 0.5) * scale;
  let first = vec2u(max(centre - support + 0.5, vec2f(0.0)));
  let end = min(vec2u(centre + support + 0.5), component.samples);
  var sum = 0.0;
  var weights = 0.0;
  for (var row = first.y; row < end.y; row++) {
    var row_sum = 0.0;
    var row_weights = 0.0;
    for (var column = first.x; column < end.x; column++) {
      let weight = triangle((f32(column) + 0.5 - centre.x) / support.x);
      row_sum += weight * sample_at(component, column, row);
      row_weights += weight;
    }
    let weight = triangle((f32(row) + 0.5 - centre.y) / support.y);
    sum += weight * row_sum;
    weights += weight * row_weights;
  }
  return sum / weights;
}

// Where the upright output pixel lies in the output before it is turned, which is `size` large.
fn before_turn(upright: vec2u, size: vec2u) -> vec2u {
  let last = size - 1u;
  switch frame.quarter_turns {
    case 1u: {
      return vec2u(upright.y, last.y - upright.x);
    }
    case 2u: {
      return last - upright;
    }
    case 3u: {
      return vec2u(last.x - upright.y, upright.x);
    }
    default: {
      return upright;
    }
  }
}

@compute @workgroup_size(workgroup_size)
fn preprocess(@builtin(global_invocation_id) invocation: vec3u) {
  let pixel = invocation.x;
  let pixels = frame.width * frame.height;
  if (pixel >= pixels) {
    return;
  }
  let upright_size = vec2u(frame.width, frame.height);
  let size = select(upright_size, upright_size.yx, frame.quarter_turns % 2u == 1u);
  let at = before_turn(vec2u(pixel % frame.width, pixel / frame.width), size);
  var value = vec4f(1.0);
  for (var component = 0u; component < 3u; component++) {
    value[component] = resample(frame.components[component], at, size);
  }
  var rgb = saturate(vec3f(dot(frame.red, value), dot(frame.green, value), dot(frame.blue, value)));
  if (frame.has_alpha == 1u) {
    rgb *= resample(frame.components[3], at, size) / 255.0;
  }
  let normalised = (rgb - frame.mean.xyz) / frame.deviation.xyz;
  for (var channel = 0u; channel < 3u; channel++) {
    pixel_values[frame.first + channel * pixels + pixel] = normalised[channel];
  }
}
