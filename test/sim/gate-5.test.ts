import { holdPart } from './gate.ts';

holdPart(5);
