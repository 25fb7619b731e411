/** Who is there, and where: Lark's contact and chat calls, as far as the app may see. */
import { type Answered, type Asked, done, pageOf, type Routes, refused } from './reply.ts';
import type { Content, Person, State } from './state.ts';

/** `granted`: what the app may do; names and addresses are told only by the rights to them. */
export function peopleApi(state: State, granted: () => readonly string[]): Routes {
  const seen = () =>
    [...state.people.values()].filter(({ outside, hasLeft }) => !outside && !hasLeft);
  const seesAll = () => [...state.people.values()].every(({ outside }) => !outside);
  const noAuthority = refused(41050, 'no user authority error');

  const user = ({ id, query }: Asked): Answered => {
    if ((query.get('user_id_type') ?? 'open_id') !== 'open_id')
      return refused(40001, 'param error');
    const person = state.people.get(id);
    if (!person) return refused(99992351, 'not a valid open_id');
    return person.outside ? noAuthority : done({ user: asUser(person, granted()) });
  };

  const scopes = (): Answered =>
    done({
      department_ids: seesAll() ? ['0'] : [],
      user_ids: seesAll() ? [] : seen().map(({ openId }) => openId),
      group_ids: [],
      has_more: false,
    });

  const ofDepartment = ({ query }: Asked): Answered => {
    if (query.get('department_id') !== '0') return refused(40008, 'department does not exist');
    if (!seesAll()) return refused(40004, 'no dept authority error');
    if (Number(query.get('page_size') ?? 10) > 50)
      return refused(99992402, 'page_size is above 50');
    return done(
      pageOf(
        seen().map((person) => asUser(person, granted())),
        query,
        10,
      ),
    );
  };

  const idsOf = ({ body, query }: Asked): Answered => {
    const of = (key: string) => (Array.isArray(body[key]) ? body[key].map(String) : []);
    const [emails, mobiles] = [of('emails'), of('mobiles')];
    if (emails.length > 50 || mobiles.length > 50) return refused(99992402, 'more than 50 at once');
    if (query.get('user_id_type') !== 'open_id') return refused(40001, 'param error');
    const found = emails.map((email) => ({ email, ...idOf(seen(), email) }));
    return done({ user_list: [...found, ...mobiles.map((mobile) => ({ mobile }))] });
  };

  const chat = ({ id }: Asked): Answered => {
    const found = state.chats.get(id);
    if (!found) return refused(232006, 'invalid chat_id');
    if (!found.hasBot) return refused(232011, 'operator can NOT be out of the chat');
    const { mode, name, members } = found;
    return done({
      chat_mode: mode,
      chat_type: 'private',
      name,
      user_count: String(members.length),
    });
  };

  return {
    'GET /open-apis/contact/v3/users/find_by_department': ofDepartment,
    'GET /open-apis/contact/v3/users/:id': user,
    'POST /open-apis/contact/v3/users/batch_get_id': idsOf,
    'GET /open-apis/contact/v3/departments/:id/children': ({ query }) =>
      seesAll() ? done(pageOf([], query, 10)) : refused(40004, 'no dept authority error'),
    'GET /open-apis/contact/v3/scopes': scopes,
    'GET /open-apis/im/v1/chats/:id': chat,
  };
}

const idOf = (people: readonly Person[], email: string): Content => {
  const person = people.find((each) => each.email === email);
  return person ? { user_id: person.openId } : {};
};

export const idsOf = ({ openId, unionId, userId }: Person) => ({
  open_id: openId,
  union_id: unionId,
  user_id: userId,
});

function asUser(person: Person, granted: readonly string[]): Content {
  const told = (scope: string, fields: Content): Content => (granted.includes(scope) ? fields : {});
  return {
    ...idsOf(person),
    ...told('contact:user.base:readonly', { name: person.name, en_name: '' }),
    ...told('contact:user.email:readonly', { email: person.email }),
    department_ids: ['0'],
    status: {
      is_frozen: false,
      is_resigned: person.hasLeft,
      is_activated: true,
      is_exited: false,
      is_unjoin: false,
    },
  };
}
