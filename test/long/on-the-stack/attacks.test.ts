import { attackTable } from '../../attacks/attack-table.ts';

attackTable({ seeds: [2], perDoor: null });
