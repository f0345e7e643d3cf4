import { expect, test } from '@playwright/test';
import { clip, shownAt } from './cactusThenFish.ts';
import { answers, ask, frameTimes, openVideo, ready, stageRow } from './studio.ts';

/** The frames that a sampler finds for a question about one of the two things, and the same for the other. */
const searches = [
  { label: 'By the question', query: 'sampler=query-aware&frames=4&rated=16&focus=0', moments: 'Looked at 16 moments' },
  { label: 'Coarse to fine', query: 'sampler=coarse-to-fine&frames=4&look=4&steps=3', moments: 'Looked at 4 moments' },
] as const;

for (const { label, query, moments: told } of searches) {
  test(`${label}: the frames are chosen once a question is asked, and others for another question`, async ({
    page,
  }) => {
    test.slow();
    await page.goto(`/?${query}`);
    await ready(page, 'WASM');
    await openVideo(page, clip.file);
    const progress = page.getByRole('status', { name: 'Video progress' });
    await expect(progress).toHaveText('Looked through; the frames are chosen when you ask');
    expect(await frameTimes(page)).toEqual([]);

    await ask(page, 'Where is the fish?');
    const ofFish = await frameTimes(page);
    expect(ofFish).toHaveLength(4);
    expect(Math.min(...ofFish)).toBeGreaterThanOrEqual(clip.cut);
    expect(ofFish).toEqual(ofFish.map((time) => expect.closeTo(shownAt(time), 3)));

    await ask(page, 'Where is the cactus?');
    const ofCactus = await frameTimes(page);
    expect(ofCactus).toHaveLength(4);
    expect(Math.max(...ofCactus)).toBeLessThan(clip.cut);

    await answers(page)
      .last()
      .getByRole('button', { name: /frames →/ })
      .click();
    await expect(answers(page).last()).toContainText('How the question led to them');
    await expect(answers(page).last()).toContainText(told);
    await expect(stageRow(answers(page).last(), 'Search')).toBeVisible();
  });
}

test('an answer by a search is stopped, and the next question searches anew', async ({ page }) => {
  test.slow();
  await page.goto('/?sampler=query-aware&frames=4&rated=64&focus=0');
  await ready(page, 'WASM');
  await openVideo(page, 'public/samples/garden.webm');
  await page.getByRole('textbox', { name: 'Question' }).fill('Describe the video?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(answers(page).last()).toContainText('Stopped.');
  expect(await ask(page, 'Describe the video?')).not.toBe('');
  await expect.poll(() => frameTimes(page)).toHaveLength(4);
});

test('Second look: an answer that names a moment is given anew after a closer look there', async ({ page }) => {
  test.slow();
  await page.goto('/?sampler=second-look&frames=3&closer=5');
  await ready(page, 'WASM');
  await openVideo(page, clip.file);
  await expect.poll(() => frameTimes(page)).toHaveLength(3);
  const told = await ask(page, 'When does the fish come?');
  expect(told).toMatch(/^at [\d.]+ seconds$/);
  const times = await frameTimes(page);
  expect(times.length).toBeGreaterThan(3);
  expect(times.filter((time) => Math.abs(time - clip.cut) < 1).length).toBeGreaterThan(3);
  await answers(page)
    .last()
    .getByRole('button', { name: /frames →/ })
    .click();
  await expect(answers(page).last()).toContainText(/Looked at 3 moments: “at [\d.]+ seconds”/);

  await ask(page, 'Where is the fish?');
  await expect.poll(() => frameTimes(page)).toHaveLength(3);
});
