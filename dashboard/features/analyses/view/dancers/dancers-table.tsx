import { Text } from '@mantine/core';
import type { DancerBody } from '../../../../../functions/src/contract/body.ts';
import { PlayFrom } from '../watch/play-from.tsx';
import { nameOf, orderInWords } from './dancer-names.ts';
import { type ReadingCell, readingsOf } from './dancer-readings.ts';
import styles from './dancers-table.module.css';

interface DancersTableProps {
  bodies: readonly DancerBody[];
}

/** More columns than these do not fit beside each other on a telephone: they are moved by finger and keys. */
const mostInSight = 4;

/** What was measured of each dancer: a column each, under every reading its own name. */
export function DancersTable({ bodies }: DancersTableProps) {
  const isWide = bodies.length > mostInSight;
  return (
    <div
      className={styles['frame']}
      {...(isWide && { role: 'region', 'aria-label': 'Readings of each dancer', tabIndex: 0 })}
    >
      <table className={styles['table']}>
        {bodies.length > 1 && <caption>{orderInWords(bodies)}</caption>}
        <thead>
          <tr>
            {bodies.map((body) => (
              <DancerHead key={body.body_id} {...body} />
            ))}
          </tr>
        </thead>
        {readingsOf(bodies).map(({ key, name, meaning, cells }) => (
          <tbody key={key}>
            <tr>
              <th scope="rowgroup" colSpan={bodies.length}>
                <div className={styles['reading']}>
                  {name}
                  <Text span size="sm" c="dimmed" fw={400}>
                    {' '}
                    {meaning}
                  </Text>
                </div>
              </th>
            </tr>
            <tr>
              {bodies.map(({ body_id }, index) => (
                <td key={body_id}>
                  <Cell cell={cells[index]} />
                </td>
              ))}
            </tr>
          </tbody>
        ))}
      </table>
    </div>
  );
}

function DancerHead({ label }: Pick<DancerBody, 'label'>) {
  const { name, clothes } = nameOf(label);
  return (
    <th scope="col">
      {name}
      {clothes !== null && (
        <Text size="sm" c="dimmed">
          {clothes}
        </Text>
      )}
    </th>
  );
}

function Cell({ cell }: { cell: ReadingCell | undefined }) {
  if (cell === undefined) return null;
  const { value, certainty, seconds } = cell;
  return (
    <>
      {seconds === null ? value : <PlayFrom seconds={seconds}>{value}</PlayFrom>}
      {certainty !== null && (
        <Text size="sm" c="dimmed" fw={400}>
          {certainty}
        </Text>
      )}
    </>
  );
}
