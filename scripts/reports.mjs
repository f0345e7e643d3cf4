import { relative } from 'node:path';

/** What the reports of test runners call the tests that failed. A log that is cut short keeps its end. */

/**
 * @typedef {{ file: string, title: string, ok: boolean }} Spec
 * @typedef {{ specs: Spec[], suites?: Suite[] }} Suite
 */

/**
 * @param {{ testResults: { name: string, status: string, assertionResults: { fullName: string, status: string }[] }[] }} report
 * @returns {string[]}
 */
export const failedOfVitest = ({ testResults }) =>
  testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative('', name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    return failed.length === 0 && status === 'failed' ? [file] : failed.map(({ fullName }) => `${file}: ${fullName}`);
  });

/** @param {Suite} suite of Playwright @returns {string[]} */
export const failedOfPlaywright = ({ specs, suites = [] }) => [
  ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`),
  ...suites.flatMap(failedOfPlaywright),
];

/** @param {string} xml JUnit's @returns {string[]} */
export const failedOfPytest = (xml) =>
  [...xml.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"[^>/]*><(?:failure|error)/g)].map(
    ([, module, name]) => `${module}: ${name}`,
  );
