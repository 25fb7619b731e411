/** Branded identifiers: a person's id cannot be passed where a team's is meant. */
declare const brand: unique symbol;
type Branded<B extends string> = string & { readonly [brand]: B };

export type WorkspaceId = Branded<'workspace'>;
export type PersonId = Branded<'person'>;
export type TeamId = Branded<'team'>;
export type RecordId = Branded<'record'>;
export type ContestId = Branded<'contest'>;
export type PulseId = Branded<'pulse'>;
export type QuestionId = Branded<'question'>;
export type ScheduleId = Branded<'schedule'>;
export type PlaceId = Branded<'place'>;

/** Only for the edges (store, import, demo) where an id enters as text. */
export const workspaceId = (text: string): WorkspaceId => text as WorkspaceId;
export const personId = (text: string): PersonId => text as PersonId;
export const teamId = (text: string): TeamId => text as TeamId;
export const recordId = (text: string): RecordId => text as RecordId;
export const contestId = (text: string): ContestId => text as ContestId;
export const pulseId = (text: string): PulseId => text as PulseId;
export const questionId = (text: string): QuestionId => text as QuestionId;
export const scheduleId = (text: string): ScheduleId => text as ScheduleId;
export const placeId = (text: string): PlaceId => text as PlaceId;

/** Of a company that installed the bot itself: `slack-T024BE7LD`. Platforms have names of letters, so that no two are alike. */
export const installedWorkspaceId = (platform: string, tenant: string): WorkspaceId =>
  workspaceId(`${platform}-${tenant}`);
