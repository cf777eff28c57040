/** Contact sheets: everything that people can be shown, drawn as the sandbox's page draws it, a picture for each chapter. */
import { renderToStaticMarkup } from 'react-dom/server';
import { Blocks } from '../../sandbox/page/blocks/blocks.tsx';
import { Mrkdwn } from '../../sandbox/page/blocks/mrkdwn.tsx';
import type { Surface } from '../../sandbox/page/blocks/standing.tsx';
import { type Eyes, EyesContext } from '../../sandbox/page/eyes.tsx';
import { asObjects, textOf } from '../../sandbox/slack/json.ts';
import { valuesFor } from '../../sandbox/slack/view-state.ts';
import type { Chapter, Shown } from '../support/messages/message-kind.ts';

/** The page shows one at a time; here they stand beside one another. */
const layout = `
  html, body { height: auto; overflow: visible; background: var(--bg-sunken); color: var(--text); }
  .sheet { columns: 420px; column-gap: 18px; padding: 18px; }
  .sheet-phone { columns: auto; width: 390px; padding: 10px; box-sizing: border-box; }
  .kind { break-inside: avoid; background: var(--bg); border: 1px solid var(--line); border-radius: 8px; padding: 12px; margin: 0 0 18px; }
  .kind > header { font-size: 12px; color: var(--text-soft); margin-bottom: 8px; }
  .kind h2, .kind h3 { font-size: 14px; margin: 0 0 8px; color: var(--text); }
  .kind footer { display: flex; gap: 8px; justify-content: flex-end; margin-top: 10px; }
`;

function Drawn({ shown }: { shown: Shown }) {
  if (!('type' in shown)) {
    return shown.blocks && shown.blocks.length > 0 ? (
      blocksOf(shown.blocks, 'message')
    ) : (
      <Mrkdwn text={shown.text} />
    );
  }
  if (shown.type === 'home') return blocksOf(shown.blocks, 'home');
  return (
    <>
      <h3>{shown.title.text}</h3>
      {blocksOf(shown.blocks, 'modal')}
      <footer>
        {[shown.close, shown.submit].map(
          (label) =>
            label && (
              <button type="button" key={label.text} className="button">
                {textOf(label)}
              </button>
            ),
        )}
      </footer>
    </>
  );
}

const blocksOf = (blocks: readonly unknown[], surface: Surface) => {
  const all = asObjects(blocks);
  return <Blocks blocks={all} surface={surface} spotIn={{ view: '' }} values={valuesFor(all)} />;
};

/** A page of its own, by day or by night. */
export function sheetOf(
  { title, kinds }: Chapter,
  eyes: Eyes,
  look: { css: string; theme: 'light' | 'dark'; phone: boolean },
): string {
  const body = renderToStaticMarkup(
    <EyesContext value={eyes}>
      <main className={look.phone ? 'sheet sheet-phone' : 'sheet'}>
        {kinds.map((kind) => (
          <section className="kind message-body" key={kind.title}>
            <header>
              <h2>
                {title}: {kind.title}
              </h2>
              {kind.about}
            </header>
            <Drawn shown={kind.shown} />
          </section>
        ))}
      </main>
    </EyesContext>,
  );
  return `<!doctype html><html lang="en" data-theme="${look.theme}"><meta charset="utf-8"><style>${look.css}${layout}</style>${body}</html>`;
}
