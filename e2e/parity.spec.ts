import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import * as v from 'valibot';
import { bundleRecipe } from '../src/app/store/recipe.ts';
import { noEdits } from '../src/domain/selectionEdits.ts';
import { demo, heldout } from './studio.ts';

/** What the evaluation in Python answered on the same bundle: `python evaluate.py`, see models/demo/CARD.md. */
const pythonSchema = v.array(v.object({ clip: v.string(), question: v.string(), given: v.string() }));

test('the browser gives the answers that Python gives, on at least 99 of 100 held-out questions', async ({ page }) => {
  test.setTimeout(900_000);
  const items = v.parse(pythonSchema, JSON.parse(readFileSync(`${heldout}/python-answers.json`, 'utf8')));
  expect(items.length).toBeGreaterThanOrEqual(200);
  await page.goto('/batch.html');
  await page.evaluate(() => globalThis.batch.load('wasm'));
  const recipe = bundleRecipe({ frames: demo.frames, k: demo.kept });
  const different: string[] = [];
  let open = '';
  for (const { clip, question, given } of items) {
    if (clip !== open) {
      await page.getByLabel('Open a video').setInputFiles(`${heldout}/${clip}`);
      await page.evaluate(() => globalThis.batch.open());
      open = clip;
    }
    const asked = { question, recipe, control: 'none' as const, edits: noEdits, generation: null };
    const text = await page.evaluate(async (what) => (await globalThis.batch.ask(what)).text, asked);
    if (text !== given) different.push(`${clip}: ${question} Python: ${given} Browser: ${text}`);
  }
  console.log(`${items.length - different.length} of ${items.length} answers equal Python's`);
  expect(different.length, different.join('\n')).toBeLessThanOrEqual(items.length / 100);
});
