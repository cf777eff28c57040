/** `/escalate` over HTTP: the whole bot beside a Bolt app that does the least that can be done, in turns. */
import { medians, percentile } from './figures.ts';
import type { Gun, Load } from './load.ts';
import type { Scene } from './scene.ts';

export type CommandFigures = {
  acknowledgedPerSecond: number;
  acknowledgedP50Ms: number;
  acknowledgedP99Ms: number;
};

export type AnsweredFigures = CommandFigures & {
  /** What the person asked for has come to Slack: until then the work is not done. */
  answeredPerSecond: number;
};

export type FormFigures = AnsweredFigures & { openedP50Ms: number; openedP99Ms: number };

export type CommandResults = {
  /** Bolt that only acknowledges, beside the bot that answers in its acknowledgement. */
  bare: CommandFigures;
  help: CommandFigures;
  /** Bolt that acknowledges and opens a ready-made form, beside the bot that makes its form for who asks. */
  bareForm: FormFigures;
  form: FormFigures;
};

/** A round that takes longer has failed. */
const atMostMs = 60_000;
const warmUp = 300;

export async function measureCommands(
  { slack, startBare, startBot }: Pick<Scene, 'slack' | 'startBare' | 'startBot'>,
  { rounds, requests }: { rounds: number; requests: number },
): Promise<CommandResults> {
  const bot = await startBot();
  const bare = await startBare();
  const written = (text: string, count: number) => slack.ask('commands', { text, count });

  const onlyAcknowledged = async (gun: Gun, count: number): Promise<CommandFigures> =>
    acknowledged(await gun.fire(await written('help', count)));

  async function answered(gun: Gun, text: string, method: string, count: number) {
    const bodies = await written(text, count);
    // What came before is forgotten.
    await slack.ask('arrived', { method, count: 0, withinMs: atMostMs });
    const from = Date.now();
    const load = await gun.fire(bodies);
    const arrivals = await slack.ask('arrived', { method, count, withinMs: atMostMs });
    const lastAt = arrivals.reduce((latest, { at }) => Math.max(latest, at), from);
    return {
      figures: { ...acknowledged(load), answeredPerSecond: (count * 1000) / (lastAt - from) },
      waits: arrivals.map(({ key, at }) => at - (load.sentAt.get(key) ?? Number.NaN)),
    };
  }

  async function form(gun: Gun, count: number): Promise<FormFigures> {
    const { figures, waits } = await answered(gun, '', 'views.open', count);
    return { ...figures, openedP50Ms: percentile(waits, 0.5), openedP99Ms: percentile(waits, 0.99) };
  }

  for (const gun of [bare.gun, bot.gun]) {
    await onlyAcknowledged(gun, warmUp);
    await form(gun, warmUp);
  }
  const found = { bare: [], help: [], bareForm: [], form: [] } as {
    bare: CommandFigures[];
    help: CommandFigures[];
    bareForm: FormFigures[];
    form: FormFigures[];
  };
  for (let round = 0; round < rounds; round++) {
    found.bare.push(await onlyAcknowledged(bare.gun, requests));
    found.help.push(await onlyAcknowledged(bot.gun, requests));
    found.bareForm.push(await form(bare.gun, requests));
    found.form.push(await form(bot.gun, requests));
  }
  await bare.stop();
  await bot.stop();
  return {
    bare: medians(found.bare),
    help: medians(found.help),
    bareForm: medians(found.bareForm),
    form: medians(found.form),
  };
}

const acknowledged = ({ seconds, waits }: Load): CommandFigures => ({
  acknowledgedPerSecond: waits.length / seconds,
  acknowledgedP50Ms: percentile(waits, 0.5),
  acknowledgedP99Ms: percentile(waits, 0.99),
});
