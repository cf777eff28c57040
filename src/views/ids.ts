/** Every action_id, block_id, callback_id and command that ties what people press to the handler that answers. */

export const commandName = '/escalate';

export const shortcuts = {
  callSummary: 'escalate_call_summary',
  newEscalation: 'new_escalation',
} as const;

/** Buttons and menus. Their value is an escalation's id unless the view says otherwise. */
export const actions = {
  acknowledge: 'acknowledge',
  undo: 'undo',
  takeOver: 'take_over',
  keep: 'keep',
  /** Answers to `When will you have news?`. */
  news30m: 'news_30m',
  news2h: 'news_2h',
  newsToday: 'news_today',
  newsTomorrow: 'news_tomorrow',
  /** While the user is on the phone. */
  holdOn: 'hold_on',
  endCall: 'end_call',
  /** How the promised call to the user went. */
  reachedSatisfied: 'reached_satisfied',
  reachedNotSatisfied: 'reached_not_satisfied',
  openNoAnswer: 'open_no_answer',
  notNeeded: 'not_needed',
  openResolve: 'open_resolve',
  openAsk: 'open_ask',
  openAnswer: 'open_answer',
  openReopen: 'open_reopen',
  openCancel: 'open_cancel',
  openMore: 'open_more',
  openShow: 'open_show',
  openCallback: 'open_callback',
  moreAssign: 'more_assign',
  moreMove: 'more_move',
  morePriority: 'more_priority',
  moreHandBack: 'more_hand_back',
  moreSnooze: 'more_snooze',
  moreExplain: 'more_explain',
  moreCallback: 'more_callback',
  moreHistory: 'more_history',
  moreCancel: 'more_cancel',
  newEscalation: 'open_form',
  formTeam: 'form_team',
  formPriority: 'form_priority',
  formMoreDetails: 'form_more_details',
  /** Link buttons still send an action, which must be acknowledged. */
  link: 'link',
} as const;

/** Modals, by what submitting them does. */
export const modals = {
  raise: 'raise',
  answer: 'answer',
  ask: 'ask',
  assign: 'assign',
  callback: 'callback',
  cancel: 'cancel',
  changePriority: 'change_priority',
  move: 'move',
  noAnswer: 'no_answer',
  reopen: 'reopen',
  resolve: 'resolve',
  snooze: 'snooze',
  /** Read only: nothing is submitted. */
  more: 'more',
  explain: 'explain',
  history: 'history',
  notice: 'notice',
} as const;

/** Blocks of the modals. They never change while a modal is open, so Slack keeps what is typed when the view is updated. */
export const fields = {
  team: 'team',
  priority: 'priority',
  onPhone: 'on_phone',
  summary: 'summary',
  details: 'details',
  need: 'need',
  account: 'account',
  country: 'country',
  category: 'category',
  callback: 'callback',
  callbackAt: 'callback_at',
  retryAt: 'retry_at',
  snoozeFor: 'snooze_for',
  /** Each explanation of a clock. */
  explanation: 'explanation',
  contact: 'contact',
  promise: 'promise',
  missing: 'missing',
  question: 'question',
  answer: 'answer',
  fixed: 'fixed',
  tellUser: 'tell_user',
  cause: 'cause',
  document: 'document',
  whichDocument: 'which_document',
  reason: 'reason',
  owner: 'owner',
} as const;
