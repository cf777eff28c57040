/** Resolve: the button and its modal. */
import type { App } from '@slack/bolt';
import { readResolveForm, resolveForm } from '../views/forms/resolve-form.ts';
import { actions, modals } from '../views/ids.ts';
import type { Deps } from './deps.ts';
import { onButton } from './gesture.ts';
import { openAct } from './open-act.ts';
import { onActSubmitted } from './submission.ts';

export function registerResolve(app: App, deps: Deps): void {
  const { causes } = deps.config;
  onButton(app, actions.openResolve, (press) =>
    openAct(deps, press, 'resolve', (about) => resolveForm(about, causes)),
  );
  onActSubmitted(app, deps, {
    callback: modals.resolve,
    read: (state) => readResolveForm(state, causes),
    act: ({ fixed, tellUser, cause, document }, by, mask, via) => ({
      kind: 'resolve',
      by,
      via,
      resolution: {
        fixed: mask.text(fixed),
        tellUser: mask.text(tellUser),
        cause,
        document: { ...document, which: mask.textOrNull(document.which) },
      },
    }),
    typed: ({ fixed, tellUser }) => `${fixed}\n${tellUser}`,
  });
}
