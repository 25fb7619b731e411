/** What the demo company sells, and to whom. All invented. Prices in yuan. */
import type { Chance } from './chance.ts';

export interface Product {
  readonly name: string;
  readonly price: bigint;
  /** Most pieces in one order. */
  readonly most: number;
}

export const products: readonly [Product, ...Product[]] = [
  { name: 'Flow meter FM-20 流量计', price: 6_800n, most: 8 },
  { name: 'Flow meter FM-80 流量计', price: 18_600n, most: 4 },
  { name: 'Pressure sensor kit PS-4 压力传感器套件', price: 4_200n, most: 12 },
  { name: 'Spectrometer SP-40 光谱仪', price: 88_000n, most: 1 },
  { name: 'Level gauge LG-6 液位计', price: 9_500n, most: 6 },
  { name: 'Data logger DL-10 数据记录仪', price: 12_400n, most: 5 },
  { name: 'Calibration contract 年度校准服务', price: 24_000n, most: 2 },
];

const cities: readonly [string, ...string[]] = [
  'Shanghai 上海',
  'Hangzhou 杭州',
  'Suzhou 苏州',
  'Ningbo 宁波',
  'Nanjing 南京',
  'Wuxi 无锡',
];
const southernCities: readonly [string, ...string[]] = [
  'Shenzhen 深圳',
  'Guangzhou 广州',
  'Foshan 佛山',
  'Dongguan 东莞',
  'Xiamen 厦门',
  'Zhuhai 珠海',
];
const firstSyllables: readonly [string, ...string[]] = [
  'Lian 联',
  'Yun 云',
  'Heng 恒',
  'Cheng 澄',
  'Song 松',
  'Tan 潭',
  'Ying 映',
  'Lu 麓',
];
const secondSyllables: readonly [string, ...string[]] = [
  'ke 科',
  'tu 图',
  'ning 宁',
  'yuan 远',
  'sheng 升',
  'lan 岚',
  'xin 欣',
  'ting 汀',
];

/** `Hangzhou Lianke 杭州联科` */
export function accountName(chance: Chance, isSouth: boolean): string {
  const city = split(chance.pick(isSouth ? southernCities : cities));
  const first = split(chance.pick(firstSyllables));
  const second = split(chance.pick(secondSyllables));
  return `${city[0]} ${first[0]}${second[0]} ${city[1]}${first[1]}${second[1]}`;
}

const split = (text: string): readonly [string, string] => {
  const at = text.lastIndexOf(' ');
  return [text.slice(0, at), text.slice(at + 1)];
};
