/** The guards of the bot that the harness proves itself by: each is taken out of a copy of the sources, and must then be missed. */

export const guardNames = ['lookup', 'request-key', 'lease', 'sender', 'inbox', 'recovery'] as const;
export type GuardName = (typeof guardNames)[number];

/** `is` must be there exactly once, or the harness no longer knows what it takes out. */
export type Removal = { file: string; is: string; becomes: string };

/** `shows` is the violation that comes of its absence, as a rule after so many kills; `of several` only among them. */
export type Guard = { about: string; shows: RegExp; kills: number; ofSeveral?: true; removals: Removal[] };

export const guards: { [name in GuardName]: Guard } = {
  lookup: {
    about: 'A row of unknown fate is looked up by its key before it is sent again.',
    shows: /messages with the key/,
    kills: 14,
    removals: [
      {
        file: 'src/outbox/look-up.ts',
        is: 'if (!maybeSent(row)) return undefined;',
        becomes: "if (!maybeSent || row.id !== '') return undefined;",
      },
    ],
  },
  'request-key': {
    about: 'A second delivery of the same request changes nothing.',
    shows: /is stored \d+ times/,
    kills: 14,
    removals: [
      {
        file: 'src/db/requests.ts',
        is: 'db.insert(requests).values(placeholders(requests))',
        becomes: 'db.insert(requests).values(placeholders(requests)).onConflictDoNothing()',
      },
      {
        file: 'src/db/requests.ts',
        is: 'return row?.escalationId;',
        becomes: 'return row && undefined;',
      },
    ],
  },
  lease: {
    about: 'A row that is under way is not taken up again before its lease has ended.',
    shows: /messages with the key/,
    // It takes a kill in the few seconds in which Slack is slow with a message.
    kills: 40,
    removals: [
      {
        file: 'src/db/outbox-claims.ts',
        is: "sql.placeholder('until')",
        becomes: "sql.placeholder('now')",
      },
      {
        file: 'src/outbox/guarded-call.ts',
        is: 'if (now() + 2 * callTimeoutMs > row.nextAt) {',
        becomes: 'if (now() < 0) {',
      },
    ],
  },
  sender: {
    about: 'An instance sends only while no other can be the sender.',
    shows: /had been the sender for/,
    // It takes one that is held up in the middle of sending, until another has taken over.
    kills: 40,
    ofSeveral: true,
    removals: [
      {
        file: 'src/app/instance.ts',
        is: 'sender.holds() && sender.since() === since;',
        becomes: 'since > 0;',
      },
    ],
  },
  inbox: {
    about: 'What was heard is kept until it has been carried out, whatever dies meanwhile.',
    shows: /was told to have worked, and is not stored/,
    kills: 14,
    removals: [
      {
        file: 'src/engine/inbox-worker.ts',
        is: 'const last = now()',
        becomes: 'if (heardAt < beganAt) return true;\n    const last = now()',
      },
      {
        file: 'src/engine/inbox-worker.ts',
        is: 'if (!last || state.stopped) return false;',
        becomes: 'if (!last || state.stopped) return true;',
      },
    ],
  },
  recovery: {
    about: 'After a kill every message that was under way is made true at once.',
    shows: /after the last kill until every card was true/,
    kills: 14,
    removals: [{ file: 'src/app/clockwork.ts', is: '    recovery.turn,\n', becomes: '' }],
  },
};

/** Only a server takes several instances; here a file does too. */
export const manyOnOneFile: Removal = {
  file: 'src/app/storage.ts',
  is: 'alone = !isOnServer(databaseUrl)',
  becomes: "alone = databaseUrl === ''",
};

export function without(source: string, { file, is, becomes }: Removal): string {
  const parts = source.split(is);
  if (parts.length !== 2) {
    throw new Error(`${file} has ${parts.length - 1} times what the harness takes out of it: ${is}`);
  }
  return parts.join(becomes);
}
