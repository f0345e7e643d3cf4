import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { failedOfPlaywright, failedOfPytest, failedOfVitest } from './reports.mjs';

test('of Vitest’s tests the failed ones are named, and a file that does not load', () => {
  const broken = { name: resolve('src/broken.test.ts'), status: 'failed', assertionResults: [] };
  const tests = [
    { fullName: 'a span ends', status: 'failed' },
    { fullName: 'a span begins', status: 'passed' },
  ];
  const mixed = { name: resolve('src/span.test.ts'), status: 'failed', assertionResults: tests };
  const failed = failedOfVitest({ testResults: [broken, mixed] });
  expect(failed).toEqual(['src/broken.test.ts', 'src/span.test.ts: a span ends']);
});

test('of Playwright’s tests the failed ones are named, whichever group they are in', () => {
  const file = 'ask.spec.ts';
  const group = { specs: [{ file, title: 'it answers', ok: false }] };
  expect(failedOfPlaywright({ specs: [{ file, title: 'it opens', ok: true }], suites: [group] })).toEqual([
    'ask.spec.ts: it answers',
  ]);
});

test('of pytest’s tests those are named that failed or could not begin', () => {
  const report = `<testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1">
    <testcase classname="test_clip" name="test_one[1]" time="0.000" />
    <testcase classname="test_clip" name="test_one[2]" time="0.001"><failure message="assert 2 == 1">…</failure></testcase>
    <testcase classname="test_clip" name="test_two" time="0.000"><error message="failed on setup">…</error></testcase>
  </testsuite></testsuites>`;
  expect(failedOfPytest(report)).toEqual(['test_clip: test_one[2]', 'test_clip: test_two']);
});
