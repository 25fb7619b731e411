/** What the steps of Slack's set-up work with. */
import type { SlackAccess } from '../../chat/slack/check.ts';
import type { SetUpMeans } from '../means.ts';
import type { Arguments } from './arguments.ts';

export interface Means extends SetUpMeans {
  readonly called: Arguments;
  readonly access: SlackAccess;
  readonly files: SetUpMeans['files'] & {
    readonly socketManifest: string;
    /** Written here for the address that was given. */
    readonly httpManifest: string;
  };
}
