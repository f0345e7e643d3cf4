import { expect, it } from 'vitest';
import { usualBundle } from '../bundles.ts';
import { initialSettings, parseSettings } from './settings.ts';

it('settings read back as they were written', () => {
  const settings = {
    ...initialSettings,
    theme: 'dark',
    generation: { ...initialSettings.generation, temperature: 0.7 },
  };
  expect(parseSettings(JSON.stringify(settings))).toEqual(settings);
});

it('what is wrong or missing takes its default, the rest stays', () => {
  const stored = JSON.stringify({ theme: 'neon', map: 'kept', generation: { temperature: 99, topK: 'many' } });
  expect(parseSettings(stored)).toEqual({
    theme: 'system',
    bundle: usualBundle,
    historyUse: 'referred',
    areScalesShared: true,
    speeds: {},
    map: 'kept',
    language: 'en',
    generation: { ...initialSettings.generation, temperature: 2 },
  });
});

it('who has chosen no language gets the one that the browser asks for', () => {
  const zh = { ...initialSettings, language: 'zh' } as const;
  expect(parseSettings('{"theme":"dark"}', zh)?.language).toBe('zh');
  expect(parseSettings('{"language":"en"}', zh)?.language).toBe('en');
});

it('nothing readable gives no settings', () => {
  expect(parseSettings(null)).toBeNull();
  expect(parseSettings('{')).toBeNull();
  expect(parseSettings('7')).toBeNull();
});
