/** One workspace that lets the bot in, or one organisation with all of its workspaces: its calls, its people, its messages. */

import { pause } from '../persistence.ts';
import { type Answer, type Inbound, type Member, type Platform, sendLimits } from '../port.ts';
import { type Caller, createCaller } from './calls.ts';
import { createDelivery } from './deliver.ts';
import type { Sdk } from './door.ts';
import { createDrawingMeans, type DrawingMeans } from './drawing-means.ts';
import { createVisitors, readMember, readMembers, type Visitors } from './identity.ts';
import { createInstallation } from './installation.ts';
import type { Access, AppOptions } from './options.ts';
import { createWebClients } from './web.ts';

/** What the desk has to know of whoever a request is meant for. */
export interface Tenant {
  /** Null: Slack has not said yet. */
  id(): string | null;
  /** The same, for who can wait so many milliseconds for Slack to say it. */
  idWithin(ms: number): Promise<string | null>;
  readonly isOrganisation: boolean;
  readonly drawing: DrawingMeans;
  readonly visitors: Visitors;
  readonly caller: Caller;
  /** Rejects before it has been started: nothing was taken. */
  handle(inbound: Inbound): Promise<Answer>;
  peopleChanged(member: Member): Promise<void>;
  /** The access was taken back. */
  removed(reason: string, at: Parameters<NonNullable<Access['onRemoved']>>[0]): Promise<void>;
}

export interface TenantConnection {
  readonly tenant: Tenant;
  /** Slack was reached with this token, and it has not been taken back. */
  isValid(): boolean;
  /** `started`: once somebody answers. `stopped`: when nothing more is to be sent. */
  platform(life: { started(): void; stopped(): Promise<void> }): Platform;
}

export function createTenant(sdk: Sdk, options: AppOptions, access: Access): TenantConnection {
  const web = createWebClients(sdk.webApi.WebClient, options, access.token);
  const installation = createInstallation(web.bulk, access, options.log);
  const visitors = createVisitors(web.hasty, access.isOrganisation);
  const drawing = createDrawingMeans();
  const stop = new AbortController();
  const { secret } = access;
  const { tenant: id, named, scopes, isLost, lose } = installation;
  const home = () => ({ tenant: id(), isOrganisation: access.isOrganisation });
  const means = { web: web.bulk, clock: options.clock, secret, drawing };
  const delivery = createDelivery({ ...means, tenant: id, scopes, isLost, lose });
  const answering: { handle: Tenant['handle'] } = {
    handle: () => Promise.reject(new Error('nobody answers yet')),
  };
  let asking: Promise<void> = Promise.resolve();
  const tenant: Tenant = {
    ...{ id, isOrganisation: access.isOrganisation, drawing, visitors },
    idWithin: async (ms) =>
      id() ?? Promise.race([named(), pause(Math.max(0, ms), stop.signal).then(() => null)]),
    caller: createCaller(web.interactive, options),
    handle: (inbound) => answering.handle(inbound),
    peopleChanged: async (member) => access.onPeopleChanged?.(member),
    removed: async (reason, at) => {
      lose(reason);
      await access.onRemoved?.(at);
    },
  };
  return {
    tenant,
    isValid: installation.isValid,
    platform: ({ started, stopped }) => ({
      name: 'slack',
      limits: sendLimits.slack,
      idempotentForMs: null,
      start: async (handle) => {
        answering.handle = handle;
        started();
        asking = installation.run(stop.signal);
      },
      send: delivery.send,
      lookUp: delivery.lookUp,
      member: (user) => readMember(web.hasty, user, home()),
      members: () =>
        readMembers(web.bulk, home(), async (ms) => {
          await pause(Math.max(0, ms), stop.signal);
          stop.signal.throwIfAborted();
        }),
      stop: async () => {
        await stopped();
        stop.abort();
        await asking;
      },
    }),
  };
}
