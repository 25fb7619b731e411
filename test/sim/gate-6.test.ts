import { holdPart } from './gate.ts';

holdPart(6);
