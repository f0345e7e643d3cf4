// Radix select: the k highest of n scores, digit by digit from the most significant, then an order-preserving
// compaction. A score's rank is its float32 bits, mapped so that a higher score has a smaller unsigned rank.

override workgroup_size: u32;
override digit_bits: u32;
// Digits of a rank, the last overlapping the one before when digit_bits does not divide 32.
override digits: u32;
// Scores of one workgroup, per invocation.
override scores_per_invocation: u32;
// Which digit `count_digit` counts.
override digit: u32;

override bins: u32 = 1u << digit_bits;

struct Sizes {
  scores: u32,
  selected: u32,
}

// After some digits: the leading bits of the last selected rank, and how many of the ranks that start so are selected.
struct Selection {
  prefix: u32,
  wanted: u32,
}

struct Count {
  lower: u32,
  equal: u32,
}

@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read> scores: array<u32>;
@group(0) @binding(2) var<storage, read_write> indices: array<u32>;
// [digit][bin]; all zero before the first and after the last pass.
@group(0) @binding(3) var<storage, read_write> histograms: array<atomic<u32>>;
// [digit]: the selection after that digit.
@group(0) @binding(4) var<storage, read_write> selections: array<Selection>;
// [workgroup]
@group(0) @binding(5) var<storage, read_write> counts: array<Count>;

var<workgroup> histogram: array<atomic<u32>, bins>;
var<workgroup> partial_sums: array<u32, workgroup_size>;
var<workgroup> selection: Selection;

const sign = 0x80000000u;
const infinity = 0x7f800000u;

// NaN ranks as -inf and -0 as +0.
fn rank(index: u32) -> u32 {
  var bits = scores[index];
  if ((bits & ~sign) > infinity) {
    bits = sign | infinity;
  }
  if (bits == sign) {
    bits = 0u;
  }
  return select(bits ^ ~sign, bits, bits >= sign);
}

fn shift(of_digit: u32) -> u32 {
  return 32u - min(32u, digit_bits * (of_digit + 1u));
}

fn clear_histogram(lane: u32) {
  for (var bin = lane; bin < bins; bin += workgroup_size) {
    atomicStore(&histogram[bin], 0u);
  }
  workgroupBarrier();
}

// Counts this digit of every rank in [first, end) that starts with the selection's prefix.
fn count_ranks(lane: u32, of_digit: u32, first: u32, end: u32) {
  let prefix = selection.prefix;
  for (var index = first + lane; index < end; index += workgroup_size) {
    let value = rank(index);
    if (of_digit == 0u || ((value ^ prefix) >> shift(of_digit - 1u)) == 0u) {
      atomicAdd(&histogram[(value >> shift(of_digit)) & (bins - 1u)], 1u);
    }
  }
  workgroupBarrier();
}

// Sum of `value` over the invocations before this one; leaves the sums up to and with each one in partial_sums.
fn exclusive_sum(lane: u32, value: u32) -> u32 {
  partial_sums[lane] = value;
  workgroupBarrier();
  for (var step = 1u; step < workgroup_size; step *= 2u) {
    var sum = partial_sums[lane];
    if (lane >= step) {
      sum += partial_sums[lane - step];
    }
    workgroupBarrier();
    partial_sums[lane] = sum;
    workgroupBarrier();
  }
  return partial_sums[lane] - value;
}

// Extends the selection by the digit that the histogram counted.
fn narrow_selection(lane: u32, of_digit: u32) {
  let before = workgroupUniformLoad(&selection);
  let bins_per_lane = (bins + workgroup_size - 1u) / workgroup_size;
  let first = min(lane * bins_per_lane, bins);
  let end = min(first + bins_per_lane, bins);
  var sum = 0u;
  for (var bin = first; bin < end; bin++) {
    sum += atomicLoad(&histogram[bin]);
  }
  var lower = exclusive_sum(lane, sum);
  for (var bin = first; bin < end; bin++) {
    let count = atomicLoad(&histogram[bin]);
    if (lower < before.wanted && before.wanted <= lower + count) {
      selection = Selection(before.prefix | (bin << shift(of_digit)), before.wanted - lower);
    }
    lower += count;
  }
  workgroupBarrier();
}

fn count_against(threshold: u32, first: u32, end: u32) -> Count {
  var count = Count(0u, 0u);
  for (var index = first; index < end; index++) {
    let value = rank(index);
    count.lower += u32(value < threshold);
    count.equal += u32(value == threshold);
  }
  return count;
}

// Writes the selected indices of [first, end), the invocation's own scores, behind those of the workgroups `before`.
fn write_selected(lane: u32, first: u32, end: u32, before: Count) {
  let threshold = selection.prefix;
  let wanted = selection.wanted;
  let count = count_against(threshold, first, end);
  var lower = before.lower + exclusive_sum(lane, count.lower);
  var equal = before.equal + exclusive_sum(lane, count.equal);
  for (var index = first; index < end; index++) {
    let value = rank(index);
    if (value < threshold || (value == threshold && equal < wanted)) {
      indices[lower + min(equal, wanted)] = index;
    }
    lower += u32(value < threshold);
    equal += u32(value == threshold);
  }
}

// The whole selection in one workgroup and one dispatch.
@compute @workgroup_size(workgroup_size)
fn select_alone(@builtin(local_invocation_index) lane: u32) {
  if (lane == 0u) {
    selection = Selection(0u, sizes.selected);
  }
  for (var of_digit = 0u; of_digit < digits; of_digit++) {
    clear_histogram(lane);
    count_ranks(lane, of_digit, 0u, sizes.scores);
    narrow_selection(lane, of_digit);
  }
  let own = (sizes.scores + workgroup_size - 1u) / workgroup_size;
  let first = min(lane * own, sizes.scores);
  write_selected(lane, first, min(first + own, sizes.scores), Count(0u, 0u));
}

// The selection after the digits before `of_digit`, in every workgroup; the first one keeps it for later passes.
fn resume_selection(lane: u32, workgroup: u32, of_digit: u32) {
  if (lane == 0u) {
    selection = Selection(0u, sizes.selected);
    if (of_digit > 1u) {
      selection = selections[of_digit - 2u];
    }
  }
  if (of_digit > 0u) {
    for (var bin = lane; bin < bins; bin += workgroup_size) {
      atomicStore(&histogram[bin], atomicLoad(&histograms[(of_digit - 1u) * bins + bin]));
    }
    workgroupBarrier();
    narrow_selection(lane, of_digit - 1u);
    if (lane == 0u && workgroup == 0u) {
      selections[of_digit - 1u] = selection;
    }
  }
}

// Pass 0 … digits - 1: the histogram of one digit over all workgroups.
@compute @workgroup_size(workgroup_size)
fn count_digit(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) workgroup: vec3u) {
  resume_selection(lane, workgroup.x, digit);
  clear_histogram(lane);
  let own = workgroup_size * scores_per_invocation;
  let first = workgroup.x * own;
  count_ranks(lane, digit, first, min(first + own, sizes.scores));
  for (var bin = lane; bin < bins; bin += workgroup_size) {
    let count = atomicLoad(&histogram[bin]);
    if (count > 0u) {
      atomicAdd(&histograms[digit * bins + bin], count);
    }
  }
}

// The scores of one invocation are neighbours, so that its indices are too.
fn own_scores(lane: u32, workgroup: u32) -> vec2u {
  let first = min((workgroup * workgroup_size + lane) * scores_per_invocation, sizes.scores);
  return vec2u(first, min(first + scores_per_invocation, sizes.scores));
}

// Next pass: how many ranks of each workgroup lie below the threshold, and on it.
@compute @workgroup_size(workgroup_size)
fn count_selected(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) workgroup: vec3u) {
  resume_selection(lane, workgroup.x, digits);
  let own = own_scores(lane, workgroup.x);
  let count = count_against(selection.prefix, own.x, own.y);
  let lower = exclusive_sum(lane, count.lower);
  let equal = exclusive_sum(lane, count.equal);
  if (lane == workgroup_size - 1u) {
    counts[workgroup.x] = Count(lower + count.lower, equal + count.equal);
  }
}

fn workgroup_sum(lane: u32, value: u32) -> u32 {
  exclusive_sum(lane, value);
  return workgroupUniformLoad(&partial_sums[workgroup_size - 1u]);
}

// Last pass: writes the indices, and leaves the histograms as it found them, zero.
@compute @workgroup_size(workgroup_size)
fn write_indices(
  @builtin(local_invocation_index) lane: u32,
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(num_workgroups) workgroups: vec3u,
) {
  if (lane == 0u) {
    selection = selections[digits - 1u];
  }
  var before = Count(0u, 0u);
  for (var other = lane; other < workgroup.x; other += workgroup_size) {
    before.lower += counts[other].lower;
    before.equal += counts[other].equal;
  }
  let lower = workgroup_sum(lane, before.lower);
  let equal = workgroup_sum(lane, before.equal);
  let own = own_scores(lane, workgroup.x);
  write_selected(lane, own.x, own.y, Count(lower, equal));
  for (var bin = workgroup.x * workgroup_size + lane; bin < digits * bins; bin += workgroups.x * workgroup_size) {
    atomicStore(&histograms[bin], 0u);
  }
}
