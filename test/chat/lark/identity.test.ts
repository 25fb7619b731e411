/** What is read of the people whom Lark tells of. */
import { describe, expect, it } from 'vitest';
import { memberOf } from '../../../src/chat/lark/identity.ts';

describe('an address', () => {
  it('of the company counts before the one that people say of themselves', () => {
    const user = { open_id: 'ou_1', email: 'boss@example.com', enterprise_email: 'me@example.com' };
    expect(memberOf(user)).toMatchObject({ email: 'me@example.com' });
    expect(memberOf({ ...user, enterprise_email: '' })).toMatchObject({
      email: 'boss@example.com',
    });
  });
});
