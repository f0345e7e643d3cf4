import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { clips, demo, engine, openVideo, ready } from './studio.ts';

test('the page speaks Chinese and answers there, and English again', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
  await openVideo(page, `${clips}/cactus-then-fish.mp4`);
  await page.getByRole('button', { name: '中文' }).click();

  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('navigation', { name: '视图' })).toContainText('提问对比评测');
  await expect(page.getByText('只懂英文：请用英文提问', { exact: false })).toBeVisible();
  await expect(page.getByRole('list', { name: '采样帧' }).getByRole('listitem')).toHaveCount(demo.frames);

  await page.getByRole('textbox', { name: '问题' }).fill('What follows the cactus?');
  await page.getByRole('button', { name: '提问', exact: true }).click();
  const answer = page.getByRole('log', { name: '对话' }).getByRole('article');
  await expect(answer).toHaveAttribute('data-state', 'done');
  await answer.getByRole('button', { name: new RegExp(`${demo.frames} 帧 → .* 词元/秒`) }).click();
  await expect(answer.getByRole('heading', { name: '用到的帧' })).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`^方案 均匀：${demo.frames} 帧`) }).click();
  await expect(page.getByRole('radiogroup', { name: '采样器' })).toContainText('由粗到细');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.reload();
  await expect(page.getByRole('link', { name: '对比' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('link', { name: 'Compare' })).toBeVisible();
  await expect(page.getByText('Open a video', { exact: true })).toBeVisible();
  await expect(engine(page)).toBeVisible();
});

test.describe('in a browser that asks for Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('the page is Chinese, but for an address that asks for English', async ({ page }) => {
    await page.goto('/?view=compare');
    await expect(page.getByRole('button', { name: '添加方案' })).toBeVisible();
    await page.goto('/?lang=en');
    await expect(page.getByText('Open a video', { exact: true })).toBeVisible();
  });
});
