/** What a check-up says, in English: the same in Slack and in a terminal. */
import type { Area, Level, What } from '../../../doctor/finding.ts';
import type { Telling } from '../../health/naming.ts';
import { bold, type Piece } from '../../lines.ts';
import { pieces } from '../pieces.ts';
import { databaseWords } from './check-up-database.ts';
import { machineWords } from './check-up-machine.ts';
import { slackWords } from './check-up-slack.ts';
import { capital, count, form, list } from './grammar.ts';

const findings: Telling<What> = { ...slackWords, ...databaseWords, ...machineWords };

const grave: Record<Level, string> = { wrong: 'Wrong', look: 'Worth a look', ok: 'Well' };

const things = (amount: number): string => `${count(amount)} ${form(amount, 'thing', 'things')}`;
const are = (amount: number): string => form(amount, 'is', 'are');

export const checkUpWords = {
  findings,
  allIsWell: (areas: readonly Area[]) => pieces`${bold('All is well: ')}${list(areas)}.`,
  well: (areas: readonly Area[]) => pieces`${bold('Well: ')}${list(areas)}.`,
  /** `Two things are wrong, one is worth a look.` */
  summary: (wrong: number, look: number) => {
    const said = [
      ...(wrong > 0 ? [`${things(wrong)} ${are(wrong)} wrong`] : []),
      ...(look > 0 ? [`${wrong > 0 ? count(look) : things(look)} ${are(look)} worth a look`] : []),
    ];
    return `${capital(said.join(', '))}.`;
  },
  told: (level: Level, area: Area, found: readonly Piece[], todo: string) =>
    pieces`${bold(`${grave[level]}: `)}${area}. ${found}${todo === '' ? '' : ` ${todo}`}`,
  more: (amount: number) => `And ${amount} more: switchboard doctor shows all, on the machine of the bot.`,
  forLeads:
    'The check-up is for leads, and you lead no team here. If something seems wrong with Switchboard, please tell a lead.',
};
