/** English: each sentence that people read is one function here, or one text. */

import type { ActKind } from '../../../domain/acts/index.ts';
import { agreementWords } from './agreements.ts';
import { answerWords, maskedWords } from './answers.ts';
import { boardWords } from './board.ts';
import { changeWords } from './changes.ts';
import { checkUpWords } from './check-up.ts';
import { conversationWords } from './conversation.ts';
import { digestWords } from './digest.ts';
import { documentWords } from './documents.ts';
import { explainWords } from './explain.ts';
import { exportWords } from './exports.ts';
import { callbackWords, factWords } from './facts.ts';
import { helpWords } from './help.ts';
import { historyWords } from './history.ts';
import { homeWords, listWords } from './lists.ts';
import { handOverWords, onCallWords, sideOfferWords } from './on-call.ts';
import { ownershipWords } from './ownership.ts';
import { promiseWords } from './promises.ts';
import { raiseWords } from './raise.ts';
import { refusalWords } from './refusals.ts';
import { reminderWords } from './reminders.ts';
import { reportWords } from './report.ts';
import { sendingWords } from './sending.ts';
import { agentWords, cardWords, statusWords } from './status.ts';
import { swapWords } from './swaps.ts';
import { timeWords } from './time.ts';

export const en = {
  /** By kind, each with its label, if it has one, and what somebody may not do. */
  acts: { ...ownershipWords, ...conversationWords, ...agreementWords } satisfies {
    [K in ActKind]: { may(it: string): string };
  },
  answers: answerWords,
  agent: agentWords,
  board: boardWords,
  callback: callbackWords,
  card: cardWords,
  changes: changeWords,
  checkUp: checkUpWords,
  digest: digestWords,
  documents: documentWords,
  explain: explainWords,
  exports: exportWords,
  facts: factWords,
  handOver: handOverWords,
  help: helpWords,
  history: historyWords,
  home: homeWords,
  lists: listWords,
  masked: maskedWords,
  onCall: onCallWords,
  promises: promiseWords,
  raise: raiseWords,
  refusals: refusalWords,
  reminders: reminderWords,
  report: reportWords,
  sending: sendingWords,
  sideOffer: sideOfferWords,
  status: statusWords,
  swaps: swapWords,
  time: timeWords,
};
