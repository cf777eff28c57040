/** What could not be done now is done later: a form stays open with its text. */
import type { RequestOf } from '../receivers/request.ts';

/** The first field says what to do; everything typed is still there. */
export const again = ({ firstInput }: RequestOf<'view_submission'>['view'], sentence: string) => ({
  response_action: 'errors' as const,
  errors: { [firstInput]: sentence },
});
