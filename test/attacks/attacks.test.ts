import process from 'node:process';
import { attackTable } from './attack-table.ts';

attackTable({ seeds: [Number(process.env['FLOKRAFT_ATTACK_SEED'] ?? 1)], perDoor: 24 });
