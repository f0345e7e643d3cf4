import { chinese } from './chinese.ts';
import { chineseErrors } from './chineseErrors.ts';
import type { Words } from './language.ts';

export const chineseWords: Words = { messages: chinese, errors: chineseErrors };
