import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renamed } from '../store/compareEdits.ts';
import { createAppStore, type Store } from '../store/store.ts';
import { update } from './app.ts';
import { persist } from './persist.ts';
import { showView } from './showView.ts';

/** A browser that takes `left` changes of its session history more, and then none until it is given others. */
const browser = { href: '', left: 0, entries: 0, refuse: (): void => undefined };

function change(address: string): void {
  if (browser.left === 0) {
    browser.refuse();
    return;
  }
  browser.left -= 1;
  browser.href = address;
}

/** As Safari and Firefox refuse. */
const thrown = (): never => {
  throw new DOMException('Attempt to use history.replaceState() more than 100 times per 10 seconds', 'SecurityError');
};

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(browser, { href: 'http://localhost/?view=compare', left: 2, entries: 0, refuse: thrown });
  vi.stubGlobal('location', {
    get href() {
      return browser.href;
    },
  });
  vi.stubGlobal('history', {
    replaceState: (_state: unknown, _title: string, address: string) => change(address),
    pushState: (_state: unknown, _title: string, address: string) => {
      change(address);
      browser.entries += 1;
    },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const named = (store: Store, name: string): void =>
  update({ store }, 'compare', (compare) => renamed(compare, 0, name));
const nameInAddress = (): string | undefined => /name:(\w+)/.exec(browser.href)?.[1];

function openPage(): Store {
  const store = createAppStore({ view: 'compare' });
  persist({ store });
  return store;
}

it('the address follows each change that the browser takes', () => {
  const store = openPage();
  named(store, 'one');
  expect(nameInAddress()).toBe('one');
  named(store, 'two');
  expect(nameInAddress()).toBe('two');
});

it.each([
  { how: 'throws', refuse: thrown },
  { how: 'leaves them out', refuse: (): void => undefined },
])('a browser that $how takes the last address later, and other listeners are told all the same', ({ refuse }) => {
  browser.refuse = refuse;
  const store = openPage();
  const heard: string[] = [];
  store.subscribe(({ compare }) => heard.push(compare.columns[0]?.name ?? ''));
  for (const name of ['one', 'two', 'three', 'four']) named(store, name);
  expect(heard).toEqual(['one', 'two', 'three', 'four']);
  expect(nameInAddress()).toBe('two');
  vi.advanceTimersByTime(10_000);
  expect(nameInAddress()).toBe('two');
  browser.left = 9;
  vi.advanceTimersByTime(10_000);
  expect(nameInAddress()).toBe('four');
  expect(vi.getTimerCount()).toBe(0);
  expect(browser.left).toBe(8);
});

it('a view is shown whose address the browser refuses for now', () => {
  browser.left = 0;
  const store = openPage();
  showView({ store }, 'evaluate');
  expect(store.getState().view).toBe('evaluate');
  expect(browser.entries).toBe(0);
  browser.left = 1;
  vi.advanceTimersByTime(10_000);
  expect(browser.href).toContain('view=evaluate');
});

it('what is no refusal is not taken for one', () => {
  browser.left = 0;
  browser.refuse = () => {
    throw new TypeError('no such method');
  };
  expect(() => showView({ store: openPage() }, 'evaluate')).toThrow(TypeError);
});
