// Gathers the selected rows and averages them over windows of 1, 2 and 4, reading each row once: one invocation per
// channel of a window of four.

override workgroup_size: u32;

const window = 4u;

struct Sizes {
  selected: u32,
  channels: u32,
}

@group(0) @binding(0) var<uniform> sizes: Sizes;
// [token][channel]
@group(0) @binding(1) var<storage, read> tokens: array<f32>;
// [selected]
@group(0) @binding(2) var<storage, read> indices: array<u32>;
// [pooled][channel], for windows of 1, 2 and 4.
@group(0) @binding(3) var<storage, read_write> scale_1: array<f32>;
@group(0) @binding(4) var<storage, read_write> scale_2: array<f32>;
@group(0) @binding(5) var<storage, read_write> scale_4: array<f32>;

// A short last window averages what it has.
fn pool_window(row: u32, channel: u32) {
  let rows = min(window, sizes.selected - row);
  var pair_sum = 0.0;
  var sum = 0.0;
  for (var offset = 0u; offset < rows; offset++) {
    let value = tokens[indices[row + offset] * sizes.channels + channel];
    scale_1[(row + offset) * sizes.channels + channel] = value;
    pair_sum += value;
    if (offset % 2u == 1u || offset == rows - 1u) {
      scale_2[(row + offset) / 2u * sizes.channels + channel] = pair_sum / f32(offset % 2u + 1u);
      sum += pair_sum;
      pair_sum = 0.0;
    }
  }
  scale_4[row / window * sizes.channels + channel] = sum / f32(rows);
}

@compute @workgroup_size(workgroup_size)
fn select_pool(@builtin(global_invocation_id) invocation: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let items = (sizes.selected + window - 1u) / window * sizes.channels;
  for (var item = invocation.x; item < items; item += workgroups.x * workgroup_size) {
    pool_window(item / sizes.channels * window, item % sizes.channels);
  }
}
