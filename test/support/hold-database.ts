/** Another program: takes the write lock of a database, says so, and holds it for as long as it is told. */
import Database from 'better-sqlite3';

const [path = '', heldMs = '0'] = process.argv.slice(2);
const db = new Database(path);
db.exec('begin immediate');
process.stdout.write('held\n');
setTimeout(() => {
  db.exec('rollback');
  db.close();
}, Number(heldMs));
