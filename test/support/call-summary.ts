/** A call summary in mrkdwn, as a message without blocks has it. */
import {
  type CallSummary,
  type CallSummaryContext,
  readCallSummary,
} from '../../src/domain/reading/call-summary.ts';
import { fromMrkdwn } from '../../src/slack/text/mrkdwn.ts';

export const parseCallSummary = (mrkdwn: string, context: CallSummaryContext): CallSummary =>
  readCallSummary(fromMrkdwn(mrkdwn), context);
