/** The question stands in the conversation itself, and there the agent answers, as people do on a telephone. */
import { describe, expect, test } from 'vitest';
import { type Bot, modes } from '../support/bot.ts';
import { fillIn, hear, startRaised, write } from '../support/gestures.ts';
import { agentLines } from '../support/lines.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');

describe.each(modes)('%s mode', (mode) => {
  test('what is written beside the thread while an answer is awaited is never met with silence', async () => {
    const bot = await startRaised({}, { mode });
    await fillIn(bot, 'UKENJI', 'Ask for info', { 'Your question': 'Which bank?' }, theCard(bot));
    hear(bot);
    await write(bot, 'UAOIFE', 'dm', 'It is with AIB.');
    const said = bot.said();
    const taken = said.some(([where, text]) => where.startsWith('#') && text.includes('It is with AIB.'));
    const toldWhere = said.some(([where, text]) => where.includes('Aoife') && /ESC-1/.test(text));
    expect(taken || toldWhere, agentLines(bot, 'ESC-1', 'UAOIFE').join('\n')).toBe(true);
    hear(bot);
  });
});
