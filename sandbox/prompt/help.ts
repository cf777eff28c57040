/** What can be typed at the prompt or sent to it. */

export const uses: readonly (readonly [typed: string, does: string])[] = [
  ['as Priya', 'from now on you are Priya'],
  ['people', 'who is here, and how late it is there'],
  ['look', 'everything you see; look #esc-risk or look home shows one place'],
  ['card ESC-1', 'the card of one escalation'],
  ['escalate risk urgent Payouts frozen', 'opens the form, fills it in and submits it'],
  ['/escalate list', 'the command as it is typed in Slack'],
  ['shortcut Escalate call summary', 'on the newest message of a person; New escalation works too'],
  ['click Acknowledge', 'the newest such button; click Resolve on ESC-1 (or on home) says which'],
  ['fill What fixed it: Released it', 'a field of the open form; then submit, or close'],
  ['say I am on it', 'in the newest thread of yours; say in ESC-1: … says which'],
  ['post #general Good morning', 'a message'],
  ['react eyes on ESC-1', 'a reaction to the card'],
  ['+15 min', 'moves the clock; also +1 h, +2 d; whatever is due on the way happens'],
  ['next morning', 'moves it to 09:00 where you are'],
  ['archive #esc-design', 'archives a channel; unarchive brings it back'],
  ['outage on', 'Slack is down; outage off brings it back'],
  ['help', 'shows this'],
  ['quit', 'ends the sandbox'],
];

const column = 38;

export const helpText = (address: string): string =>
  [
    ...uses.map(([typed, does]) => `${typed.padEnd(column)}${does}`),
    '',
    'The same over HTTP:',
    `curl ${address}/sandbox/do -d '{"as": "Priya", "do": "click Acknowledge"}'`,
    `curl "${address}/sandbox/look?as=Priya"                                  as text`,
    `curl -H "accept: application/json" "${address}/sandbox/look?as=Priya"    as JSON`,
  ].join('\n');
