import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('a view whose code cannot be fetched says so, and is there after a reload', async ({ page }) => {
  await page.route('**/assets/EvaluateView-*.js', (route) => route.abort());
  await page.goto('/');
  await page.getByRole('link', { name: 'Evaluate' }).click();
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('This part of the page could not be fetched.');
  await expect(alert.getByRole('button', { name: 'Try again' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.unroute('**/assets/EvaluateView-*.js');
  await alert.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('region', { name: 'Set-up' })).toBeVisible();
});

test('a dialog whose code cannot be fetched says so', async ({ page }) => {
  await page.route('**/assets/ShortcutsDialog-*.js', (route) => route.abort());
  await page.goto('/');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'The list of shortcuts could not be fetched.' }),
  ).toBeVisible();
});
