/** The action_ids, block_ids, callback_ids and the command that tie what people press to the handler that answers. */

export const commandName = '/escalate';

export const shortcuts = {
  callSummary: 'escalate_call_summary',
  newEscalation: 'new_escalation',
} as const;

/** Buttons and menus that are no act's: those stand with their act. Their value is an escalation's id unless the view says otherwise. */
export const actions = {
  openMore: 'open_more',
  openShow: 'open_show',
  moreExplain: 'more_explain',
  moreHistory: 'more_history',
  /** Of a list; their value says of which, and which page. */
  listPrevious: 'list_previous',
  listNext: 'list_next',
  /** Of a search; its value says for what, and from where on. */
  searchFurther: 'search_further',
  boardTeam: 'board_team',
  boardFilter: 'board_filter',
  boardClear: 'board_clear',
  /** The page's number, from 0. */
  boardPrevious: 'board_previous',
  boardNext: 'board_next',
  newEscalation: 'open_form',
  /** Of a question that can be left alone. */
  notNow: 'not_now',
  openSwap: 'open_swap',
  /** Of a swap; their value is its id. */
  takeTurn: 'take_turn',
  leaveTurn: 'leave_turn',
  takeSwapBack: 'take_swap_back',
  exportCsv: 'export_csv',
  /** Of a change that a lead wrote down; its value is the change's id. */
  withdrawChange: 'withdraw_change',
  /** The page's number, from 0. */
  documentsPrevious: 'documents_previous',
  documentsNext: 'documents_next',
  /** Its value is what the document is called. */
  documentWritten: 'document_written',
  formTeam: 'form_team',
  formPriority: 'form_priority',
  formOnPhone: 'form_on_phone',
  /** What only routing reads. */
  formRouted: 'form_routed',
  formMoreDetails: 'form_more_details',
  /** Link buttons still send an action, which must be acknowledged. */
  link: 'link',
} as const;

/** Modals that are no act's. */
export const modals = {
  /** Submitting it raises an escalation. */
  raise: 'raise',
  /** Submitting it writes down what a lead changed. */
  change: 'change',
  /** Submitting it says that a document is written. */
  document: 'document',
  /** Read only: nothing is submitted. */
  more: 'more',
  explain: 'explain',
  history: 'history',
  notice: 'notice',
  /** Submitting it narrows the board. */
  board: 'board',
  /** Submitting it asks somebody to do a turn. */
  swap: 'swap',
} as const;

/** Blocks of the modals. They never change while a modal is open, so Slack keeps what is typed when the view is updated. */
export const fields = {
  team: 'team',
  status: 'status',
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
  duplicateOf: 'duplicate_of',
  question: 'question',
  whoCanAnswer: 'who_can_answer',
  answer: 'answer',
  news: 'news',
  newsBy: 'news_by',
  fixed: 'fixed',
  tellUser: 'tell_user',
  cause: 'cause',
  document: 'document',
  namedDocument: 'named_document',
  whichDocument: 'which_document',
  link: 'link',
  /** Documents that may answer what is written. */
  perhapsWritten: 'perhaps_written',
  reason: 'reason',
  owner: 'owner',
  agent: 'agent',
  turn: 'turn',
  taker: 'taker',
  inReturn: 'in_return',
  onlyFrom: 'only_from',
  onlyUntil: 'only_until',
  title: 'title',
  since: 'since',
  measure: 'measure',
} as const;
