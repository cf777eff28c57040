/** What a finding of a check-up says, and what to do about it: the same words in Slack and in a terminal. */
import type { Finding, What } from '../../doctor/finding.ts';
import { databaseWords } from './database-words.ts';
import { machineWords } from './machine-words.ts';
import type { Naming, Telling, Words } from './naming.ts';
import { slackWords } from './slack-words.ts';

const words: Telling<What> = { ...slackWords, ...databaseWords, ...machineWords };

export const wordsOf = <W extends What>(finding: Finding<W>, naming: Naming): Words =>
  words[finding.what](finding, naming);
