import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { answers, ask, clips, openVideo, ready } from './studio.ts';

const views = [
  { name: 'laptop, light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'laptop, dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'phone, light', width: 390, height: 844, colorScheme: 'light' },
  { name: 'phone, dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;

for (const { name, width, height, colorScheme } of views) {
  test(`axe finds nothing, before and after an answer with its evidence open (${name})`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/');
    await ready(page, 'WASM');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await openVideo(page, `${clips}/cactus-then-fish.mp4`);
    await ask(page, 'What follows the cactus?');
    await answers(page)
      .first()
      .getByRole('button', { name: /frames →/ })
      .click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('the page tells which model answers, why it runs where it does, and how far its numbers are off', async ({
  page,
}) => {
  await page.goto('/');
  await ready(page, 'WASM');
  const about = page.getByRole('button', { name: 'About the model' });
  await about.press('Enter');
  const details = page.locator('#engine-details');
  await expect(details.getByRole('heading', { name: 'Sprite lab' })).toBeVisible();
  await expect(details).toContainText('The browser found no graphics processor to compute on');
  await expect(details.getByRole('row', { name: /^Logits ± \d\.\de-\d$/ })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
});

test('with the keyboard alone a question is asked and its evidence opened', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await page.getByRole('textbox', { name: 'Question' }).focus();
  await page.keyboard.type('What is in the video?');
  await page.keyboard.press('Enter');
  await expect(answers(page).first()).toHaveAttribute('data-state', 'done');
  const evidence = answers(page)
    .first()
    .getByRole('button', { name: /frames →/ });
  await evidence.focus();
  await page.keyboard.press('Enter');
  await expect(evidence).toHaveAttribute('aria-expanded', 'true');
});
