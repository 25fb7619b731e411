/** What the stages of a deal are called in the CRMs at hand. Other words are said to be so by the mapping. */
import type { RecordStage } from '../../domain/record.ts';
import { detached } from './directory.ts';

const words: Readonly<Record<RecordStage, string>> = {
  won: 'won|closed won|closedwon|win|赢单|已赢单|成交|已成交|签约|已签约',
  lost: 'lost|closed lost|closedlost|输单|已输单|丢单|流失|失败|战败',
  open: 'open|new|engaging|prospecting|qualification|qualified|proposal|negotiation|in progress|进行中|跟进中|洽谈中|谈判中|初步接触|方案报价|需求确认',
};

const stages = new Map<string, RecordStage>();
for (const stage of ['won', 'lost', 'open'] as const)
  for (const word of words[stage].split('|')) stages.set(word, stage);

/** Spellings that have been met; few, since a mapping has the say about all others. */
const met = new Map<string, RecordStage>();
const mostMet = 1000;

/** Null when it is none of them. */
export function stageOf(text: string): RecordStage | null {
  const known = met.get(text);
  if (known) return known;
  const plain = text.normalize('NFKC').toLowerCase();
  const stage = stages.get(plain.replace(/[\s_-]+/g, ' ').trim()) ?? null;
  if (stage && met.size < mostMet) met.set(detached(text), stage);
  return stage;
}
