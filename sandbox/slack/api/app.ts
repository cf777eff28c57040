/** auth.test and apps.connections.open: who the app is, and its way in. */

import { fine, type Methods, refuse } from './method.ts';

export const app: Methods = {
  'auth.test': {
    tier: 'special',
    token: 'bot',
    scopes: [],
    run(_args, { state }) {
      return fine({
        url: `https://${state.teamDomain}.slack.com/`,
        team: 'Sandbox',
        user: 'switchboard',
        team_id: state.teamId,
        user_id: state.botUser,
        bot_id: state.botId,
        ...(state.enterprise && { enterprise_id: state.enterprise.id }),
        is_enterprise_install: false,
      });
    },
  },
  'apps.connections.open': {
    tier: 'tier1',
    token: 'app',
    scopes: [],
    run(_args, { state, socketUrl }) {
      if (!state.manifest.socketMode) return refuse('forbidden_team');
      const url = socketUrl();
      return url ? fine({ url }) : refuse('too_many_websockets');
    },
  },
};
