import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaults } from '../../domain/descriptor.ts';
import { assert } from '../../domain/errors.ts';
import { type Generation, generationParameters } from '../../domain/generation.ts';
import { splitAtVideo } from '../../domain/prompt.ts';
import { type TokenId, tokenId } from '../../domain/units.ts';
import type { PromptPart } from '../../pipeline/ports.ts';
import { type DemoBundle, demoBundle, openDemo } from './bundleForTests.ts';
import type { Engine } from './engine.ts';
import { Golden } from './golden.ts';
import { HeldVideoTokens } from './handles.ts';
import { loadRuntime } from './runtime.ts';
import { openGraph } from './session.ts';
import { cpuMemory } from './tensorBridge.ts';

let bundle: DemoBundle;
let engine: Engine;
let prompt: readonly PromptPart[];

beforeAll(async () => {
  bundle = await demoBundle();
  engine = await openDemo(bundle, null);
  prompt = await goldenPrompt(bundle);
});

afterAll(() => engine[Symbol.asyncDispose]());

/** The golden question with the golden video tokens in their place. */
async function goldenPrompt({ manifest, golden: spec, readFile }: DemoBundle): Promise<readonly PromptPart[]> {
  const golden = new Golden({ golden: spec }, readFile);
  const memory = cpuMemory(await loadRuntime());
  const { before, after } = splitAtVideo(golden.ids('prompt_ids'), tokenId(manifest.language.videoToken));
  const tokens = memory.hold(golden.floats('video_tokens'), golden.shape('video_tokens'));
  return [
    { kind: 'text', ids: before },
    { kind: 'video', tokens: new HeldVideoTokens(tokens, [], memory) },
    { kind: 'text', ids: after },
  ];
}

const greedy: Generation = { ...defaults(generationParameters), maxTokens: 16 };
const never = new AbortController().signal;
const ignore = () => undefined;

async function written(
  generation: Generation,
  parts: readonly PromptPart[] = prompt,
): Promise<{ ids: TokenId[]; stop: 'end' | 'length' }> {
  const ids: TokenId[] = [];
  const tokens = engine.language.generate(parts, generation, ignore, never);
  for (;;) {
    const step = await tokens.next();
    if (step.done) return { ids, stop: step.value };
    ids.push(step.value.id);
  }
}

describe('a bundle on WASM', () => {
  it("gets Python's numbers at every stage", async () => {
    const { differences, failed } = await engine.selfCheck();
    expect(failed).toBeNull();
    expect(Object.keys(differences).sort()).toEqual(Object.keys(bundle.golden.tolerance).sort());
    expect(differences['indices']).toBe(0);
  });

  it('brings video tokens from the processor and back unchanged', async () => {
    const { channels } = engine.blending;
    const rows = Float32Array.from({ length: 3 * channels }, (_, at) => at / 7 - 20);
    using held = engine.blending.hold(rows);
    expect(held.length).toBe(3);
    expect(await engine.blending.read(held)).toEqual(rows);
  });

  it('notices numbers that are wrong', async () => {
    const damaged = { ...bundle, readFile: withDamage(bundle, 'video_tokens') };
    await using other = await openDemo(damaged, null);
    expect((await other.selfCheck()).failed).toMatchObject({ stage: 'video_tokens' });
  });

  it('writes the same answer to the same prompt, also above temperature 0 with the same seed', async () => {
    expect(await written(greedy)).toEqual(await written(greedy));
    const warm = { ...greedy, temperature: 1.5, seed: 11 };
    expect(await written(warm)).toEqual(await written(warm));
  });

  it('writes no more tokens than asked for', async () => {
    const whole = await written(greedy);
    const short = await written({ ...greedy, maxTokens: 2 });
    expect(short).toEqual({ ids: whole.ids.slice(0, 2), stop: 'length' });
  });

  it('stops within one token when cancelled', async () => {
    const controller = new AbortController();
    const tokens = engine.language.generate(prompt, { ...greedy, maxTokens: 500 }, ignore, controller.signal);
    await tokens.next();
    controller.abort();
    await expect(tokens.next()).rejects.toThrow('abort');
    expect(await tokens.next()).toEqual({ done: true, value: undefined });
  });

  it('says when it has read the prompt, before the first token', async () => {
    const log: string[] = [];
    const tokens = engine.language.generate(prompt, greedy, () => log.push('read'), never);
    await tokens.next();
    log.push('token');
    await tokens.return('end');
    expect(log).toEqual(['read', 'token']);
  });

  it('refuses a prompt that is longer than its context', async () => {
    const ids = Array.from({ length: engine.language.context + 1 }, () => tokenId(10));
    await expect(written(greedy, [{ kind: 'text', ids }])).rejects.toThrow('question-too-long');
  });

  it('stops where its context ends', async () => {
    const ids = Array.from({ length: engine.language.context - 1 }, () => tokenId(10));
    const { ids: answer } = await written({ ...greedy, temperature: 2, maxTokens: 50 }, [{ kind: 'text', ids }]);
    expect(answer.length).toBeLessThanOrEqual(2);
  });

  it('refuses a graph that is not the one its manifest describes', async () => {
    const { manifest, readFile } = bundle;
    const host = { ort: await loadRuntime(), gpu: null };
    const { significance, decoder } = manifest.graphs;
    assert(significance, 'the demo bundle scores');
    const open = (spec: typeof decoder, file: string) => openGraph(host, 'decoder', spec, () => readFile(file));
    await expect(open(decoder, significance.file)).rejects.toThrow('bundle-invalid');
    await expect(open(decoder, manifest.tokenizer.tokenizer)).rejects.toThrow('bundle-invalid');
    const renamed = { ...significance, outputs: significance.outputs.map((port) => ({ ...port, name: 'marks' })) };
    await expect(open(renamed, significance.file)).rejects.toThrow('bundle-invalid');
    const wider = { ...significance, inputs: significance.inputs.map((port) => ({ ...port, axes: ['frame', 64, 7] })) };
    await expect(open(wider, significance.file)).rejects.toThrow('bundle-invalid');
  });
});

/** The bundle's files with one number of a golden stage changed by more than its tolerance. */
function withDamage({ golden, readFile }: DemoBundle, stage: string): DemoBundle['readFile'] {
  const damaged = golden.stages[stage]?.file;
  return (path) => {
    const content = readFile(path);
    if (path !== damaged) return content;
    const floats = new Float32Array(content.slice().buffer);
    floats[5] = (floats[5] ?? 0) + 1;
    return new Uint8Array(floats.buffer);
  };
}
