/** What is answered to "On the phone?". */
import { expect, test } from 'vitest';
import { yesOrNo } from '../../../src/domain/reading/on-phone.ts';

test.each('yes|yep|y|true|ja|oui|o|はい|有|あり|いる|✓|✔|✅|☑| *Yes*|YES, since 9'.split('|'))(
  '%s is yes',
  (answer) => {
    expect(yesOrNo(answer)).toBe(true);
  },
);

test.each('no|nope|n|false|nein|non|いいえ|無|なし|No, thanks'.split('|'))('%s is no', (answer) => {
  expect(yesOrNo(answer)).toBe(false);
});

test.each(['', 'yesterday', 'nobody', 'perhaps'])('%j is neither', (answer) => {
  expect(yesOrNo(answer)).toBeUndefined();
});
