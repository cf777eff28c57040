/** `/escalate` over HTTP: the whole bot beside a Bolt app that only acknowledges, in turns. */
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

export type CommandResults = { bare: CommandFigures; help: AnsweredFigures; form: FormFigures };

/** A round that takes longer has failed. */
const atMostMs = 60_000;
const warmUp = 300;

export async function measureCommands(
  { slack, startBare, startBot }: Pick<Scene, 'slack' | 'startBare' | 'startBot'>,
  { rounds, requests }: { rounds: number; requests: number },
): Promise<CommandResults> {
  const [bare, bot] = [await startBare(), await startBot()];
  const written = (text: string, count: number) => slack.ask('commands', { text, count });

  const onlyAcknowledged = async (count: number): Promise<CommandFigures> =>
    acknowledged(await bare.gun.fire(await written('', count)));

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

  const help = async (count: number): Promise<AnsweredFigures> =>
    (await answered(bot.gun, 'help', 'response_url', count)).figures;

  async function form(count: number): Promise<FormFigures> {
    const { figures, waits } = await answered(bot.gun, '', 'views.open', count);
    return { ...figures, openedP50Ms: percentile(waits, 0.5), openedP99Ms: percentile(waits, 0.99) };
  }

  for (const one of [onlyAcknowledged, help, form]) await one(warmUp);
  const found = { bare: [], help: [], form: [] } as {
    bare: CommandFigures[];
    help: AnsweredFigures[];
    form: FormFigures[];
  };
  for (let round = 0; round < rounds; round++) {
    found.bare.push(await onlyAcknowledged(requests));
    found.help.push(await help(requests));
    found.form.push(await form(requests));
  }
  await bare.stop();
  await bot.stop();
  return { bare: medians(found.bare), help: medians(found.help), form: medians(found.form) };
}

const acknowledged = ({ seconds, waits }: Load): CommandFigures => ({
  acknowledgedPerSecond: waits.length / seconds,
  acknowledgedP50Ms: percentile(waits, 0.5),
  acknowledgedP99Ms: percentile(waits, 0.99),
});
