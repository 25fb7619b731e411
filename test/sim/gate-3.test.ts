import { holdPart } from './gate.ts';

holdPart(3);
