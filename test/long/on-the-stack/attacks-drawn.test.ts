import { attackTable } from '../../attacks/attack-table.ts';

attackTable({ seeds: [3, 4, 5, 6], perDoor: 30 });
